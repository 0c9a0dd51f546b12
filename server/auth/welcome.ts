import type { Account } from '../../data/model/account.ts';
import type { Session } from '../../data/model/session.ts';
import { passwordExpired } from '../../data/rules/password-policy.ts';
import { type Answer, answerWithCookies } from '../answer.ts';
import type { Services } from '../services.ts';
import { beginSession, describeSession } from './begin-session.ts';
import type { Visit } from './guard.ts';

/** Answers somebody who has just proved to be this account: a new session, its cookie, and what a page needs to know. */
export async function welcome(services: Services, visit: Visit, account: Account): Promise<Answer<Session>> {
  const { gate, now } = services;
  const { session, token, cookie } = await beginSession(services, visit, account);
  const expired =
    account.origin === 'local' && passwordExpired(gate.policy, session.passwordChangedAt, now());
  return answerWithCookies(
    describeSession(services, { session, token, device: null, passwordExpired: expired }),
    cookie,
  );
}
