import { answerWithCookies, type Handler, refuse } from '../answer.ts';
import { describeSession } from '../auth/begin-session.ts';
import { cookieNames, writeCookie } from '../auth/cookies.ts';
import { hashOfToken } from '../auth/tokens.ts';

/** As long as browsers keep a cookie at most; the display renews it whenever it is loaded. */
const seconds = 400 * 86_400;

/** Lets this browser read as a wall display until the token is revoked. It never runs out into a sign-in page. */
export const signInDevice: Handler<'signInDevice'> = async (services, { body }) => {
  const { store, gate } = services;
  const device = await store.devices.find(hashOfToken(body.token));
  if (device === null) return refuse('wrong-credentials', 'This display token is unknown or was revoked.');
  const cookie = writeCookie(cookieNames(gate.secure).device, body.token, gate.secure, seconds);
  return answerWithCookies(
    describeSession(services, { session: null, token: null, device, passwordExpired: false }),
    cookie,
  );
};
