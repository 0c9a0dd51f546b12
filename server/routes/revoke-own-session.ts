import { answer, type Handler, keyReused, refuse } from '../answer.ts';
import { sessionsLike } from './own-sessions.ts';

export const revokeOwnSession: Handler<'revokeOwnSession'> = async (
  services,
  { parameters },
  { session, by },
) => {
  const { store, now, live } = services;
  if (session === null) return refuse('sign-in-required', 'Sign in first.');
  const ended = await store.sessions.end({
    id: parameters.session,
    account: session.account.id,
    action: 'session-revoked',
    by,
    now: now(),
  });
  if (!ended.ok)
    return ended.reason === 'key-reused'
      ? keyReused
      : refuse('not-found', `You have no session ${parameters.session}.`);
  live.recheck();
  return answer(await sessionsLike(services, session));
};
