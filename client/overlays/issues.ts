import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { DisplayState } from '../../data/model/issue.ts';
import { formatNumber } from '../i18n/format.ts';
import type { Speak } from '../i18n/use-text.ts';
import type { Engine } from '../map/engine-types.ts';
import { type County, issueColumnsQuery } from '../session/queries.ts';
import { useNow } from '../session/use-now.ts';

/** Draws the county's issue points in the given states. They go from new to overdue by the clock. */
export function useIssuePoints(
  engine: Engine | null,
  county: County,
  states: ReadonlySet<DisplayState>,
  t: Speak,
  { bins = true }: { readonly bins?: boolean } = {},
): void {
  const columns = useQuery(issueColumnsQuery(county.id)).data;
  const now = useNow(60_000);
  useEffect(() => {
    if (engine === null || columns === undefined) return;
    engine.setIssues({ columns, states, now, bins, formatCount: (count) => formatNumber(t, count) });
  }, [engine, columns, states, now, bins, t]);
  // Another county's points must not stand on the next one's map.
  useEffect(() => () => engine?.setIssues(null), [engine]);
}
