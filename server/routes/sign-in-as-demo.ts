import { type Handler, refuse } from '../answer.ts';
import { demoName } from '../auth/demonstration.ts';
import { welcome } from '../auth/welcome.ts';

export const signInAsDemo: Handler<'signInAsDemo'> = async (services, { body }, visit) => {
  const { store, gate } = services;
  const known = gate.demonstration === null ? null : await store.accounts.credentials(demoName(body.role));
  if (known?.account.origin !== 'demo') return refuse('forbidden', 'There is no demonstration here.');
  return welcome(services, visit, known.account);
};
