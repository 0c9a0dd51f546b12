import type { Request } from 'express';
import { type Caller, findCaller } from '../auth/caller.ts';
import { cookieNames } from '../auth/cookies.ts';
import { isFromOurPage } from '../auth/guard.ts';
import type { Services } from '../services.ts';

/**
 * Who asks: whoever the `api_key` belongs to, a session's token or a wall display's; without a key, whoever the request's cookies
 * or bearer token name. What they may do is in the policy table: a wall display reads, and reports nothing.
 */
export async function open311Caller(
  services: Services,
  request: Request,
  key: string | null,
): Promise<Caller> {
  if (key === null) return findCaller(services, request, true);
  const session = cookieNames(services.gate.secure).session;
  const asking = (headers: Readonly<Record<string, string>>) => ({
    socket: request.socket,
    get: (name: string) =>
      name === 'cookie' || name === 'authorization' ? headers[name] : request.get(name),
  });
  const byWord = /^[A-Za-z0-9_-]{43}$/.test(key) ? key : '';
  const known = await findCaller(services, asking({ cookie: `${session}=${byWord}` }), true);
  if (known.principal.kind !== 'nobody') return known;
  return findCaller(services, asking({ authorization: `Bearer ${byWord}` }), true);
}

/** No other site can have sent a key: no browser sends one by itself. */
export const isMeant = (services: Services, caller: Caller, request: Request, key: string | null): boolean =>
  key !== null || isFromOurPage(services, caller, request);
