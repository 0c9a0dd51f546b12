import * as oidc from 'openid-client';
import { newToken } from './tokens.ts';

/** Whom an OpenID provider says somebody is. */
export interface Identified {
  readonly issuer: string;
  readonly subject: string;
  /** For people to read; not to be trusted with anything. */
  readonly name: string;
}

/** Sign-in by an OpenID Connect provider: authorisation code with PKCE, state and nonce. */
export interface Provider {
  readonly label: string;
  /** Where to send the browser, and the state that must come back with it. */
  readonly begin: () => Promise<{ readonly url: string; readonly state: string }>;
  /** Null where the answer does not belong to a sign-in that this browser began, or the provider does not vouch for it. */
  readonly finish: (query: URLSearchParams, state: string) => Promise<Identified | null>;
}

export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly label: string;
  /** The address of `/api/session/provider/return` as the provider knows it. */
  readonly returnTo: string;
}

interface Begun {
  readonly nonce: string;
  readonly verifier: string;
  readonly at: number;
}

const patienceMs = 10 * 60_000;
const mostBegun = 1_000;

/** @throws Error where the provider cannot be found at its address; asked for at the first sign-in, not at the start */
export function openIdProvider(settings: ProviderSettings, now: () => number = Date.now): Provider {
  const begun = new Map<string, Begun>();
  let found: Promise<oidc.Configuration> | undefined;
  const configuration = () => {
    found ??= discover(settings);
    found.catch(() => {
      found = undefined;
    });
    return found;
  };
  return {
    label: settings.label,
    begin: async () => {
      const known = await configuration();
      const [state, nonce, verifier] = [newToken(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
      begun.set(state, { nonce, verifier, at: now() });
      for (const [key, { at }] of begun)
        if (begun.size > mostBegun || at < now() - patienceMs) begun.delete(key);
      const url = oidc.buildAuthorizationUrl(known, {
        redirect_uri: settings.returnTo,
        scope: 'openid profile',
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, state };
    },
    finish: async (query, state) => {
      const expected = begun.get(state);
      begun.delete(state);
      if (expected === undefined || expected.at < now() - patienceMs) return null;
      const url = new URL(settings.returnTo);
      url.search = query.toString();
      try {
        const tokens = await oidc.authorizationCodeGrant(await configuration(), url, {
          expectedState: state,
          expectedNonce: expected.nonce,
          pkceCodeVerifier: expected.verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) return null;
        const name = [claims.name, claims.preferred_username].find(
          (one) => typeof one === 'string' && one.trim() !== '',
        );
        return {
          issuer: claims.iss,
          subject: claims.sub,
          name: typeof name === 'string' ? name.trim().slice(0, 80) : claims.sub,
        };
      } catch (error) {
        if (isRefusal(error)) return null;
        throw error;
      }
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<oidc.Configuration> {
  const url = new URL(issuer);
  // A provider on this machine may speak plain http (tests, a proxy); any other must not.
  const plain = url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  return oidc.discovery(
    url,
    clientId,
    clientSecret,
    undefined,
    plain ? { execute: [oidc.allowInsecureRequests] } : {},
  );
}

/** The provider said no, or what it said does not hold. */
const isRefusal = (error: unknown): boolean =>
  error instanceof oidc.ClientError ||
  error instanceof oidc.AuthorizationResponseError ||
  error instanceof oidc.ResponseBodyError;
