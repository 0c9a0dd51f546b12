import type { Reply } from '../../data/api.ts';
import { sessionEnd, sessionHolds } from '../../data/rules/session-life.ts';
import type { SessionRecord } from '../../data/store/account-store.ts';
import { answer, type Handler } from '../answer.ts';
import type { Services } from '../services.ts';

export const ownSessions: Handler<'ownSessions'> = async (services, _request, { session }) =>
  answer(session === null ? [] : await sessionsLike(services, session));

/** The sessions of an account that still hold, the last used first. */
export async function sessionsLike(
  { store, gate, now }: Services,
  current: SessionRecord,
): Promise<Reply<'ownSessions'>> {
  const all = await store.sessions.ofAccount(current.account.id);
  return all
    .filter((one) => sessionHolds(gate.policy, one, now()))
    .map((one) => ({
      id: one.id,
      current: one.id === current.id,
      createdAt: new Date(one.createdAt).toISOString(),
      lastSeenAt: new Date(one.lastSeenAt).toISOString(),
      expiresAt: new Date(sessionEnd(gate.policy, one)).toISOString(),
      address: one.address,
      browser: one.browser,
    }));
}
