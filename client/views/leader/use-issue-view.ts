import { useMemo } from 'react';
import type { Crossed } from '../../overlays/issues/issue-filter.ts';
import type { IssueTable } from '../../overlays/issues/issue-table.ts';
import { useCrossed, useIssueTable } from '../../overlays/issues.ts';
import type { County } from '../../session/queries.ts';
import type { BrowseState } from './browse-state.ts';
import { type TimeWindow, useTimeWindow } from './use-time-window.ts';

/** The county's issues as one looks at them now. */
export interface IssueView {
  readonly table: IssueTable | undefined;
  readonly crossed: Crossed | undefined;
  readonly time: TimeWindow;
  /** Is anything left out by more than its state? */
  readonly isFiltered: boolean;
}

export function useIssueView(county: County, state: BrowseState): IssueView {
  const { filter, tier } = state;
  const table = useIssueTable(county, tier.id);
  const time = useTimeWindow(state, table?.days);
  const days = time.days;
  const asked = useMemo(() => ({ ...filter, days }), [filter, days]);
  const crossed = useCrossed(table, asked);
  const isFiltered = days !== null || Object.keys(filter.chosen).some((name) => name !== 'state');
  return { table, crossed, time, isFiltered };
}
