import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { formatNumber } from '../i18n/format.ts';
import type { Speak } from '../i18n/use-text.ts';
import type { Engine, IssuePoints } from '../map/engine-types.ts';
import { type County, issueColumnsQuery } from '../session/queries.ts';
import { useNow } from '../session/use-now.ts';
import { type Crossed, cross, type IssueFilter, seenRows } from './issues/issue-filter.ts';
import { type IssueTable, issueTable, lookedUp } from './issues/issue-table.ts';

/**
 * The county's issues, ready to be filtered and drawn; undefined until they have come. They go from new to overdue by the clock.
 * @param tier whose grids they are told apart by
 */
export function useIssueTable(county: County, tier: string): IssueTable | undefined {
  const columns = useQuery(issueColumnsQuery(county.id)).data;
  const now = useNow(60_000);
  const { timeZone } = county.scheme;
  return useMemo(
    () => columns && issueTable(columns, { tier, timeZone, now }),
    [columns, tier, timeZone, now],
  );
}

/** What a filter leaves of the issues. @param filter the same object as long as nothing has changed */
export function useCrossed(table: IssueTable | undefined, filter: IssueFilter): Crossed | undefined {
  return useMemo(() => table && cross(table, filter), [table, filter]);
}

/** Draws the issues that are seen: as points, or where they crowd as hexagons with a count. */
export function useIssuePoints(
  engine: Engine | null,
  table: IssueTable | undefined,
  crossed: Crossed | undefined,
  t: Speak,
  crowded: IssuePoints['crowded'] = 'hexagons',
): void {
  useEffect(() => {
    if (engine === null || table === undefined || crossed === undefined) return;
    const { columns, facets, state, urgency } = table;
    engine.setIssues({
      id: columns.id,
      longitude: columns.longitude,
      latitude: columns.latitude,
      state,
      urgency,
      apart: apartOf(facets.placement),
      rows: seenRows(crossed),
      crowded,
      formatCount: (count) => formatNumber(t, count),
    });
  }, [engine, table, crossed, crowded, t]);
  // Another county's points must not stand on the next one's map.
  useEffect(() => () => engine?.setIssues(null), [engine]);
}

/** Which issues are on a border or in no grid. */
function apartOf(placement: IssueTable['facets']['placement']): Uint8Array | null {
  if (placement === undefined) return null;
  const bits = Uint8Array.from(placement.values, (value) => (value === 'inside' ? 0 : 1));
  return lookedUp(placement.of, bits, new Uint8Array(placement.of.length));
}
