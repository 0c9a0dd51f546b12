import { createHash } from 'node:crypto';
import type { Request as HttpRequest } from 'express';
import type { Route, RouteName } from '../../data/api.ts';
import type { Problem } from '../../data/model/problem.ts';
import {
  fieldPolicy,
  type PolicyRow,
  policy,
  type Reach,
  reachesGrids,
  reachesPersonal,
  reachOf,
} from '../../data/rules/access.ts';
import type { By } from '../../data/store/change.ts';
import { problemOf } from '../problem.ts';
import type { Services } from '../services.ts';
import { type Asking, type Caller, findCaller } from './caller.ts';
import { isOwnOrigin } from './origin.ts';
import { csrfTokenOf, sameText } from './tokens.ts';

/** Every route has its row; one without does not compile. */
const rows: Readonly<Record<RouteName, PolicyRow>> = policy;

/** A request that was let in: by whom, on which conditions, and what a handler may still have to ask. */
export interface Visit extends Caller {
  readonly by: By;
  /** The revision named by If-Match; 0 where the row is not conditional. */
  readonly revision: number;
  /**
   * May the caller do this to a thing in these grids? A handler whose row reaches only the own grids must ask; one that
   * forgets is a bug and its answer is not sent.
   */
  readonly reaches: (county: string, grids: readonly string[]) => boolean;
  /** As `reaches`, for something personal: the caller's own, or done for his unit? */
  readonly reachesPersonal: (
    county: string,
    personal: { readonly isOwn: boolean; readonly unit: string | null },
  ) => boolean;
  /** May the caller see the telephones of who answers for these grids? */
  readonly seesTelephones: (county: string, grids: readonly string[]) => boolean;
  /** Has everything been asked that had to be? */
  readonly settled: () => boolean;
}

type Admission =
  | { readonly ok: true; readonly visit: Visit }
  | { readonly ok: false; readonly problem: Problem };
const refused = (problem: Problem) => ({ ok: false, problem }) as const;

/** What somebody may still do whose password has run out. */
const whileExpired: readonly RouteName[] = ['health', 'openapi', 'session', 'changePassword', 'signOut'];

/** A page looks who is here, and opens its stream again, by itself. */
const byItself: readonly RouteName[] = ['session', 'live'];

/** Did a person bring this request about? Pages tell of those they make while nobody touches them (client/session/attention.ts). */
const isAttended = (name: RouteName, request: HttpRequest) =>
  !byItself.includes(name) && request.get('x-unattended') === undefined;

/**
 * Lets a request in, or says why not: who asks (401, 403), whether a page of ours made it, whether its password still
 * holds, and whether it names the revision it must name (428).
 */
export async function admit(
  services: Services,
  name: RouteName,
  route: Route,
  request: HttpRequest,
): Promise<Admission> {
  const caller = await findCaller(services, request, isAttended(name, request));
  const county = typeof request.params.county === 'string' ? request.params.county : null;
  const reach = reachOf(rows[name], caller.principal, county);
  if (reach === 'no') return refused(notAllowed(caller));
  if (caller.passwordExpired && !whileExpired.includes(name))
    return refused(problemOf('password-expired', 'The password has run out: set another one first.'));
  if (route.method !== 'GET' && !isFromOurPage(services, caller, request))
    return refused(
      problemOf('cross-site', 'This request does not come from a page of ours, or lacks its X-CSRF-Token.'),
    );
  const revision = revisionOf(route, request);
  if (!revision.ok) return revision;
  const key = request.get('idempotency-key');
  if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key))
    return refused(problemOf('invalid-request', 'Idempotency-Key must be 1 to 200 printable characters.'));
  return { ok: true, visit: visitOf(name, caller, reach, revision.value, byOf(caller, request, key)) };
}

function visitOf(name: RouteName, caller: Caller, reach: Reach, revision: number, by: By): Visit {
  let asked = reach !== 'own';
  return {
    ...caller,
    by,
    revision,
    reaches: (county, grids) => {
      asked = true;
      return reachesGrids(rows[name], caller.principal, county, grids);
    },
    reachesPersonal: (county, personal) => {
      asked = true;
      return reachesPersonal(rows[name], caller.principal, county, personal);
    },
    seesTelephones: (county, grids) => reachesGrids(fieldPolicy.telephone, caller.principal, county, grids),
    settled: () => asked,
  };
}

function notAllowed({ principal }: Caller): Problem {
  if (principal.kind === 'nobody') return problemOf('sign-in-required', 'Sign in first.');
  return problemOf(
    'forbidden',
    'Your role does not reach this far. An administrator of the county can change that.',
  );
}

/** A browser says where a request comes from, and only our own pages know the session's token. */
export function isFromOurPage({ gate }: Services, caller: Caller, request: Asking): boolean {
  if (caller.bearer) return true;
  if (!isOwnOrigin(gate.origins, request.get('origin'), request.get('host'))) return false;
  return caller.token === null || sameText(request.get('x-csrf-token') ?? '', csrfTokenOf(caller.token));
}

type Revision =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly problem: Problem };

function revisionOf(route: Route, request: HttpRequest): Revision {
  if (route.conditional === undefined) return { ok: true, value: 0 };
  const given = request.get('if-match');
  if (given === undefined)
    return refused(problemOf('revision-required', 'Name the revision you have as If-Match: "revision".'));
  const number = /^"(\d{1,15})"$/.exec(given)?.[1];
  if (number === undefined)
    return refused(problemOf('stale-revision', 'If-Match must be one revision: "revision".'));
  return { ok: true, value: Number(number) };
}

/** A key belongs to whoever sent it and to the very request it was first sent with. */
function byOf({ actor, principal }: Caller, request: HttpRequest, key: string | undefined): By {
  if (key === undefined || principal.kind === 'nobody') return { actor, once: null };
  const hash = createHash('sha256').update(
    `${request.method} ${request.path}\n${request.get('if-match') ?? ''}\n`,
  );
  const body: unknown = request.body;
  if (body instanceof Uint8Array) hash.update(body);
  return { actor, once: { owner: `${actor.kind} ${actor.id}`, key, fingerprint: hash.digest('hex') } };
}
