import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AccountRole } from '../../data/model/account.ts';
import { everyCounty } from '../../data/model/account.ts';
import type { Session } from '../../data/model/session.ts';
import {
  type PolicyName,
  type PolicyRow,
  type Principal,
  policy,
  reachesGrids,
  reachOf,
} from '../../data/rules/access.ts';
import { call } from './api-client.ts';
import { credentials } from './credentials.ts';

/** Looks again by itself, so that a page left open says so when its session has run out. Looking does not prolong it. */
const lookAgainMilliseconds = 60_000;

export const sessionQuery = () =>
  queryOptions({
    queryKey: ['session'],
    queryFn: async ({ signal }) => remembered(await call('session', {}, undefined, { signal })),
    refetchInterval: lookAgainMilliseconds,
    staleTime: lookAgainMilliseconds,
  });

function remembered(session: Session): Session {
  credentials.keep(session.csrf);
  return session;
}

/** A change of who is here: everything that was fetched for somebody else is forgotten. */
export function useSessionChange<V>(change: (input: V) => Promise<Session>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (session) => {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      client.setQueryData(sessionQuery().queryKey, remembered(session));
    },
  });
}

/** Who asks, as the policy table sees it. */
export function principalOf(session: Session | undefined): Principal {
  if (session?.account) return { kind: 'account', grants: session.account.grants };
  return session?.device ? { kind: 'device', county: session.device.county } : { kind: 'nobody' };
}

/** May the reader do this? The server decides; the client only leaves out what would be refused. */
export function useMay(): (name: PolicyName, county: string | null) => boolean {
  const { data } = useQuery(sessionQuery());
  const principal = principalOf(data);
  return (name, county) => reachOf(policy[name], principal, county) !== 'no';
}

/** May the reader do this with a thing in these grids? @param grids the thing's grid and every grid above it, of every tier */
export function useReaches(): (row: PolicyRow, county: string, grids: readonly string[]) => boolean {
  const { data } = useQuery(sessionQuery());
  const principal = principalOf(data);
  return (row, county, grids) => reachesGrids(row, principal, county, grids);
}

/** The role somebody has in a county, or anywhere where there is none to ask about. */
export function rolesOf(session: Session | undefined, county: string | null): AccountRole[] {
  const held = session?.account?.grants ?? [];
  const there = held.filter(
    (grant) => county === null || grant.county === county || grant.county === everyCounty,
  );
  return [...new Set(there.map(({ role }) => role))];
}

const none: readonly string[] = [];

/** The grids the reader answers for in a county. */
export function useBoundGrids(county: string): readonly string[] {
  const { data } = useQuery(sessionQuery());
  return data?.account?.grants.find((grant) => grant.county === county)?.grids ?? none;
}
