import { queryOptions } from '@tanstack/react-query';
import type { PatrolPeriod } from '../../data/model/patrol.ts';
import { call } from './api-client.ts';

/** What the views ask about foot patrols; a walk makes it stale (live.ts). */

export const patrolCoverageQuery = (county: string, tier: string, period: PatrolPeriod) =>
  queryOptions({
    queryKey: ['patrol', county, tier, period],
    queryFn: ({ signal }) => call('patrolCoverage', { county, tier, period }, undefined, { signal }),
    staleTime: 60_000,
  });

export const patrolLinesQuery = (county: string, period: PatrolPeriod) =>
  queryOptions({
    queryKey: ['patrol', county, 'lines', period],
    queryFn: ({ signal }) => call('patrolLines', { county, period }, undefined, { signal }),
    staleTime: 60_000,
  });
