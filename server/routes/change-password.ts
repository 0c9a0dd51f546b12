import { answerWithCookies, type Handler, keyReused, refuse } from '../answer.ts';
import { describeSession, sessionCookie } from '../auth/begin-session.ts';
import { refusalOf } from '../auth/new-password.ts';
import { hashPassword, verifyPassword } from '../auth/passwords.ts';
import { hashOfToken, newToken } from '../auth/tokens.ts';

const limit = { attempts: 10, windowMs: 10 * 60_000 };

/** Changes one's own password: the session goes on under another token, every other one ends. */
export const changePassword: Handler<'changePassword'> = async (services, { body }, visit) => {
  const { store, gate, now, live } = services;
  const { session, by } = visit;
  const known = session === null ? null : await store.accounts.credentials(session.account.name);
  if (session === null || known === null) return refuse('sign-in-required', 'Sign in first.');
  const { account, passwordHash } = known;
  const wait = gate.attempts.take({ [`change ${account.id}`]: limit }, now());
  if (wait > 0)
    return refuse('too-many-attempts', 'Try again later.', { retryAfter: Math.ceil(wait / 1_000) });
  if (!(await verifyPassword(passwordHash, body.current)))
    return refuse('wrong-credentials', 'The present password is wrong.');
  const refusal = refusalOf(gate, body.password, account.name);
  if (refusal !== null) return refusal;
  if (await verifyPassword(passwordHash, body.password))
    return refuse('password-refused', 'It is the present password.', {
      errors: [{ at: 'body.password', message: 'unchanged' }],
    });
  const token = newToken();
  const changed = await store.accounts.setPassword({
    id: account.id,
    passwordHash: await hashPassword(body.password),
    renewal: { session: session.id, tokenHash: hashOfToken(token) },
    by,
    now: now(),
  });
  if (!changed.ok)
    return changed.reason === 'key-reused' ? keyReused : refuse('sign-in-required', 'Sign in first.');
  live.recheck();
  return answerWithCookies(
    describeSession(services, { session, token, device: null, passwordExpired: false }),
    sessionCookie(services, token),
  );
};
