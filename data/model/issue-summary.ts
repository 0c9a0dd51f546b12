import { z } from 'zod';
import type { StateCounts } from './replies.ts';

/**
 * The summary of a county's issues: how many there are of each display state, for each of the things asked for. It is kept up
 * with every change and never counted anew, so a dashboard may ask as often as it likes.
 */
export const summaryDimensions = ['grid', 'category', 'day'] as const;
export const summaryDimension = z.enum(summaryDimensions);
export type SummaryDimension = z.infer<typeof summaryDimension>;

/** What to count. Without any dimension the answer is one row: all that match. */
export interface SummaryQuery {
  readonly by: readonly SummaryDimension[];
  /** The tier whose grids are meant by `grid`; needed with that dimension. Issues in none of its grids have grid ''. */
  readonly tier?: string | undefined;
  /** Only these categories. */
  readonly categories?: readonly string[] | undefined;
  /** Only issues reported on these local days, YYYY-MM-DD, the last one included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The time that decides what is overdue, in epoch milliseconds. */
  readonly now: number;
}

/** One row; the dimensions that were not asked for are null. Rows that count nothing are left out. */
export interface SummaryRow {
  readonly grid: string | null;
  readonly category: string | null;
  /** Local calendar day of the report, YYYY-MM-DD, in the county's time zone. */
  readonly day: string | null;
  readonly counts: StateCounts;
}

export interface IssueSummary {
  /** The event sequence number the summary is true at. */
  readonly sequence: number;
  /** In the order of grid, category, day. */
  readonly rows: readonly SummaryRow[];
}
