import { faultsOfPassword } from '../../data/rules/password-policy.ts';
import { refuse } from '../answer.ts';
import type { Gate } from './gate.ts';

/** The refusal of a password that the policy does not accept, with every reason; null where it does. */
export function refusalOf({ policy, isBreached }: Gate, password: string, name: string) {
  const faults = faultsOfPassword(policy, password, name, isBreached);
  if (faults.length === 0) return null;
  return refuse('password-refused', `The password is ${faults.join(', ')}.`, {
    errors: faults.map((message) => ({ at: 'body.password', message })),
  });
}
