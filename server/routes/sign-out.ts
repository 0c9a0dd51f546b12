import { answerWithCookies, type Handler } from '../answer.ts';
import { describeSession, noSessionCookie } from '../auth/begin-session.ts';

export const signOut: Handler<'signOut'> = async (services, _request, { session, by }) => {
  const { store, now, live } = services;
  if (session !== null) {
    const { id, account } = session;
    await store.sessions.end({ id, account: account.id, action: 'sign-out', by, now: now() });
    live.recheck();
  }
  const nobody = { session: null, token: null, device: null, passwordExpired: false };
  return answerWithCookies(describeSession(services, nobody), noSessionCookie(services));
};
