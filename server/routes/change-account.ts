import { mayManage } from '../../data/rules/access.ts';
import { answerRevision, type Handler, keyReused, refuse } from '../answer.ts';
import { sessionCookie } from '../auth/begin-session.ts';
import { hashOfToken, newToken } from '../auth/tokens.ts';
import { refuseUnknownUnits } from '../known-units.ts';

/**
 * Changes a name, roles or whether the account is active. Other roles leave no old token alive: the account's sessions end, and
 * who changes the own roles goes on under another token.
 */
export const changeAccount: Handler<'changeAccount'> = async (services, { parameters, body }, visit) => {
  const { store, now, live } = services;
  const account = await store.accounts.get(parameters.account);
  if (account === null || !mayManage(visit.principal, account.grants))
    return refuse('not-found', `You administer no account ${parameters.account}.`);
  if (!mayManage(visit.principal, body.grants))
    return refuse('forbidden', 'You can give roles only in counties you administer.');
  if (account.origin === 'demo')
    return refuse(
      'forbidden',
      'A demonstration account is as it is; npm run accounts -- remove-demo removes them.',
    );
  const unknown = await refuseUnknownUnits(store, body.grants);
  if (unknown !== null) return unknown;
  const { revision, by, session } = visit;
  const token = newToken();
  const tokenHash = hashOfToken(token);
  const changed = await store.accounts.change({
    id: account.id,
    revision,
    change: body,
    renewal: session?.account.id === account.id ? { session: session.id, tokenHash } : null,
    by,
    now: now(),
  });
  if (changed.ok) {
    live.recheck();
    const renewed = (await store.sessions.find(tokenHash)) !== null;
    return answerRevision(changed.account, renewed ? [sessionCookie(services, token)] : []);
  }
  if (changed.reason === 'key-reused') return keyReused;
  if (changed.reason === 'unknown') return refuse('not-found', `There is no account ${account.id}.`);
  if (changed.reason === 'last-administrator')
    return refuse('last-administrator', 'This is the last account that administers everything.');
  const current = await store.accounts.get(account.id);
  return refuse('stale-revision', 'Somebody changed the account meanwhile.', {
    revision: current?.revision ?? 0,
  });
};
