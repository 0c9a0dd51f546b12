import { queryOptions } from '@tanstack/react-query';
import type { Call, Reply } from '../../data/api.ts';
import { facetFields } from '../../data/model/issue-columns.ts';
import type { LayerName } from '../../data/model/replies.ts';
import { decodeIssueColumns } from '../../data/model/wire/decode.ts';
import { call } from './api-client.ts';

/**
 * What the views ask the server for, as TanStack Query options. What is named by a content hash never goes
 * stale; live figures go stale at once and are kept up by the live stream (live.ts).
 */

const forever = { staleTime: Number.POSITIVE_INFINITY, gcTime: 30 * 60_000 } as const;

/** A county with its plan in force and the hashes of everything drawn. */
export type County = Reply<'county'>;

export const countiesQuery = () =>
  queryOptions({
    queryKey: ['counties'],
    queryFn: ({ signal }) => call('counties', {}, undefined, { signal }),
  });

export const countyQuery = (county: string) =>
  queryOptions({
    queryKey: ['county', county],
    queryFn: ({ signal }) => call('county', { county }, undefined, { signal }),
    staleTime: 60_000,
  });

export const categoriesQuery = () =>
  queryOptions({
    queryKey: ['categories'],
    queryFn: ({ signal }) => call('categories', {}, undefined, { signal }),
    ...forever,
  });

export const rosterQuery = (county: string) =>
  queryOptions({
    queryKey: ['roster', county],
    queryFn: ({ signal }) => call('roster', { county }, undefined, { signal }),
    staleTime: 60_000,
  });

export const layerQuery = ({ id, layers }: County, layer: LayerName) =>
  queryOptions({
    queryKey: ['layer', id, layer, layers[layer]],
    queryFn: ({ signal }) => call('layer', { county: id, layer, hash: layers[layer] }, undefined, { signal }),
    ...forever,
  });

export const tierQuery = ({ id, plan }: County, tier: string) =>
  queryOptions({
    queryKey: ['tier', id, plan.hash, tier],
    queryFn: ({ signal }) => call('tier', { county: id, hash: plan.hash, tier }, undefined, { signal }),
    ...forever,
  });

export const bordersQuery = ({ id, plan }: County) =>
  queryOptions({
    queryKey: ['borders', id, plan.hash],
    queryFn: ({ signal }) => call('borders', { county: id, hash: plan.hash }, undefined, { signal }),
    ...forever,
  });

export const planQuery = ({ id, plan }: County) =>
  queryOptions({
    queryKey: ['plan', id, plan.hash],
    queryFn: ({ signal }) => call('plan', { county: id, hash: plan.hash }, undefined, { signal }),
    ...forever,
  });

export const gridQuery = (county: string, tier: string, grid: string) =>
  queryOptions({
    queryKey: ['grid', county, tier, grid],
    queryFn: ({ signal }) => call('grid', { county, tier, grid }, undefined, { signal }),
  });

export const locateQuery = (input: Call<'locate'>) =>
  queryOptions({
    queryKey: ['locate', input],
    queryFn: ({ signal }) => call('locate', input, undefined, { signal }),
    staleTime: 60_000,
  });

export const searchQuery = (county: string, q: string) =>
  queryOptions({
    queryKey: ['search', county, q],
    queryFn: ({ signal }) => call('search', { county, q }, undefined, { signal }),
    staleTime: 60_000,
  });

export const coverageQuery = (county: string) =>
  queryOptions({
    queryKey: ['coverage', county],
    queryFn: ({ signal }) => call('coverage', { county }, undefined, { signal }),
    staleTime: 60_000,
  });

export const countsQuery = (county: string) =>
  queryOptions({
    queryKey: ['counts', county],
    queryFn: ({ signal }) => call('counts', { county }, undefined, { signal }),
  });

/** What lists, the timeline and the indices ask of every issue, besides what always comes. */
const browseFields = ['id', 'due', 'closed', ...facetFields];

export const issueColumnsQuery = (county: string) =>
  queryOptions({
    queryKey: ['issue-columns', county],
    queryFn: async ({ signal }) =>
      decodeIssueColumns(
        await call('issueColumns', { county, fields: browseFields.join(',') }, undefined, {
          signal,
        }),
      ),
    // Typed arrays have no structure worth comparing.
    structuralSharing: false,
  });

export const issueQuery = (county: string, issue: number) =>
  queryOptions({
    queryKey: ['issue', county, issue],
    queryFn: ({ signal }) => call('issue', { county, issue }, undefined, { signal }),
  });

export const issueHistoryQuery = (county: string, issue: number) =>
  queryOptions({
    // Under the issue's own key: whatever makes the issue stale makes its history stale.
    queryKey: ['issue', county, issue, 'history'],
    queryFn: ({ signal }) => call('issueHistory', { county, issue }, undefined, { signal }),
  });
