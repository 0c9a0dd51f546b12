import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../session/api-client.ts';
import { type County, issueColumnsQuery } from '../session/queries.ts';
import type { IssueTable } from './issues/issue-table.ts';

/** What locates points in the plan in force. The kernel and the plan are fetched when somebody asks by grid, not before. */
const placeFacetsQuery = ({ id, plan, scheme }: County) =>
  queryOptions({
    queryKey: ['place-facets', id, plan.hash],
    queryFn: async ({ signal }) => {
      const [document, { placeFacets }, { planOfDocument }] = await Promise.all([
        call('plan', { county: id, hash: plan.hash }, undefined, { signal }),
        import('./issues/place-facets.ts'),
        import('../../data/rules/plan-of-document.ts'),
      ]);
      const built = planOfDocument(scheme, document);
      if (!built.ok) throw new Error(`plan ${plan.hash}: ${built.reason} at ${built.at}`);
      return placeFacets(built.plan, document);
    },
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });

const none: IssueTable['facets'] = {};

/** Which grid of the tier each of the county's issues lies in, and which lie on a border or in none; nothing until that is known. */
export function useIssueFacets(county: County, tier: string): IssueTable['facets'] {
  const columns = useQuery(issueColumnsQuery(county.id)).data;
  const facets = useQuery(placeFacetsQuery(county)).data;
  return useMemo(
    () => (columns === undefined || facets === undefined ? none : facets(tier, columns)),
    [columns, facets, tier],
  );
}
