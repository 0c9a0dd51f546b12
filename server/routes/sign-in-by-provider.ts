import { type Handler, refuse } from '../answer.ts';
import { writeCookie } from '../auth/cookies.ts';

/** What binds the coming back to this browser. It must survive the way from another site, hence Lax. */
export const providerCookie = 'seamless-provider';

export const signInByProvider: Handler<'signInByProvider'> = async ({ gate }) => {
  if (gate.provider === null) return refuse('not-found', 'No OpenID provider is set up here.');
  const { url, state } = await gate.provider.begin();
  return { ok: true, redirect: url, cookies: [writeCookie(providerCookie, state, gate.secure, 600, 'Lax')] };
};
