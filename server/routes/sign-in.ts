import { afterFailure, isLocked } from '../../data/rules/password-policy.ts';
import type { Credentials } from '../../data/store/account-store.ts';
import { type Handler, refuse } from '../answer.ts';
import type { Visit } from '../auth/guard.ts';
import { verifyPassword } from '../auth/passwords.ts';
import { welcome } from '../auth/welcome.ts';
import type { Services } from '../services.ts';

const minute = 60_000;
/** Many people may sit behind one address. */
const ofAddress = { attempts: 30, windowMs: 10 * minute };

/**
 * Signs in by name and password. An unknown name, a wrong password, a disabled account and one without a password are
 * answered alike, after the same time, and are limited alike: nobody learns here which names exist.
 */
export const signIn: Handler<'signIn'> = async (services, { body }, visit) => {
  const { store, gate, now } = services;
  const { lock } = gate.policy;
  const ofName = { attempts: lock?.failures ?? 10, windowMs: (lock?.minutes ?? 10) * minute };
  const limits = { [`address ${visit.address}`]: ofAddress, [`name ${body.name}`]: ofName };
  const wait = gate.attempts.take(limits, now());
  if (wait > 0) return tooMany(wait);
  const known = await store.accounts.credentials(body.name);
  if (known !== null && isLocked(known.failures, now()))
    return tooMany((known.failures.lockedUntil ?? 0) - now());
  const right = await verifyPassword(known?.passwordHash ?? null, body.password);
  if (known === null || !right || !known.account.active) return refused(services, visit, body.name, known);
  gate.attempts.forgive(`name ${body.name}`);
  if (known.failures.count > 0)
    await store.accounts.remember(known.account.id, { count: 0, lockedUntil: null });
  return welcome(services, visit, known.account);
};

const tooMany = (waitMs: number) => {
  const retryAfter = Math.max(1, Math.ceil(waitMs / 1_000));
  return refuse('too-many-attempts', `Try again in ${retryAfter} seconds.`, { retryAfter });
};

async function refused(
  { store, gate, now }: Services,
  { actor }: Visit,
  name: string,
  known: Credentials | null,
) {
  if (known !== null)
    await store.accounts.remember(known.account.id, afterFailure(gate.policy, known.failures, now()));
  await store.audit.append({
    at: new Date(now()).toISOString(),
    actor,
    action: 'sign-in-refused',
    county: null,
    // What was typed as a name nobody has may be a password.
    subject: known === null ? 'an unknown name' : `account ${known.account.id}`,
    before: null,
    after: known === null ? null : JSON.stringify({ name }),
  });
  return refuse('wrong-credentials', 'The name or the password is wrong.');
}
