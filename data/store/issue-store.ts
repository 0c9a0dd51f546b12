import type { DisplayState, Issue, IssueSource, IssueState, Placement } from '../model/issue.ts';
import type { IssueColumns, IssueField } from '../model/issue-columns.ts';
import type { IssueHistory } from '../model/issue-history.ts';
import type { IssueSummary, SummaryQuery } from '../model/issue-summary.ts';
import type { StateCounts } from '../model/replies.ts';
import type { By, KeyReused } from './change.ts';

/**
 * Issues. Times are epoch milliseconds and kept in whole seconds: what lies between is cut off when an issue is stored. Places
 * are lattice units (1e-7 degree), boxes degrees.
 */

export type Box = readonly [west: number, south: number, east: number, north: number];

/** An issue before it has an id, with the grids it was attributed to. */
export interface AttributedIssue {
  /** Null: the store gives it the next number. */
  readonly number: string | null;
  readonly source: IssueSource;
  readonly category: string;
  readonly state: IssueState;
  readonly unit: string | null;
  readonly longitude: number;
  readonly latitude: number;
  readonly description: string;
  readonly reportedAt: number;
  readonly dueAt: number;
  readonly closedAt: number | null;
  readonly areaSquareMetres: number | null;
  /** Tier → grid. */
  readonly grids: Readonly<Record<string, string>>;
  readonly placement: Placement;
}

/** Which issues: all must hold; a list holds when one of its members does. */
export interface IssueQuery {
  readonly box?: Box | undefined;
  readonly tier?: string | undefined;
  readonly grid?: string | undefined;
  readonly states?: readonly DisplayState[] | undefined;
  readonly categories?: readonly string[] | undefined;
  /** Reported at or after. */
  readonly from?: number | undefined;
  /** Reported before. */
  readonly to?: number | undefined;
  /** The time that decides what is overdue. */
  readonly now: number;
}

export interface IssuePage {
  readonly issues: readonly Issue[];
  readonly total: number;
  readonly next: number | null;
}

export interface GridCounts {
  readonly tier: string;
  readonly grid: string;
  readonly counts: StateCounts;
}

/** What becomes of an issue; what is not named stays as it is. */
export interface IssueChange {
  readonly state?: IssueState;
  readonly unit?: string | null;
  readonly dueAt?: number;
  readonly closedAt?: number | null;
  /** Goes into the history. */
  readonly note?: string;
}

export type Decision<R> =
  | { readonly ok: true; readonly next: IssueChange }
  | { readonly ok: false; readonly refusal: R };

/** Issues that were attributed with plan `plan`, the one in force on `day`. */
interface Attributed {
  readonly county: string;
  readonly plan: string;
  readonly day: string;
  readonly by: By;
  readonly now: number;
}

type PlanChanged = { readonly ok: false; readonly reason: 'plan-changed' };

/** Some of the numbers are another issue's, or are twice among those given; at most a hundred are named. */
export type NumberTaken = {
  readonly ok: false;
  readonly reason: 'number-taken';
  readonly numbers: readonly string[];
};

export interface IssueStore {
  readonly get: (county: string, id: number) => Promise<Issue | null>;
  /** Latest reported first. `after` is the id of the last issue of the page before. */
  readonly page: (county: string, query: IssueQuery, limit: number, after?: number) => Promise<IssuePage>;
  /**
   * In no order that means anything. With `after`, and where it is still known, only what came or changed after that event.
   */
  readonly columns: (
    county: string,
    query: IssueQuery,
    fields: readonly IssueField[],
    after?: number,
  ) => Promise<IssueColumns>;
  readonly count: (county: string) => Promise<number>;
  readonly counts: (
    county: string,
    now: number,
  ) => Promise<{
    readonly sequence: number;
    readonly total: StateCounts;
    readonly grids: readonly GridCounts[];
  }>;
  readonly countsOfGrid: (county: string, tier: string, grid: string, now: number) => Promise<StateCounts>;
  /** Counts grouped by some of grid, category and local day of report (data/model/issue-summary.ts). */
  readonly summary: (county: string, query: SummaryQuery) => Promise<IssueSummary>;
  /** Those of the numbers that issues of the county have. */
  readonly existingNumbers: (county: string, numbers: readonly string[]) => Promise<ReadonlySet<string>>;
  /**
   * Adds an issue. Refused when another plan is in force on `day` by now: attribute again and come back.
   */
  readonly report: (
    report: Attributed & { readonly issue: AttributedIssue },
  ) => Promise<
    | KeyReused
    | { readonly ok: true; readonly issue: Issue; readonly sequence: number }
    | PlanChanged
    | NumberTaken
  >;
  /** Adds many issues, or none of them: one transaction, one event and one audit entry, however many. */
  readonly addMany: (
    added: Attributed & { readonly issues: readonly AttributedIssue[] },
  ) => Promise<KeyReused | Added | PlanChanged | NumberTaken>;
  /**
   * Changes an issue if it still has revision `revision` and `decide` says so. `decide` is pure and runs inside the
   * transaction; what it answers is written with an entry in the history, an event and an audit entry.
   */
  readonly change: <R>(change: {
    readonly county: string;
    readonly id: number;
    readonly revision: number;
    readonly decide: (issue: Issue) => Decision<R>;
    readonly by: By;
    readonly now: number;
  }) => Promise<
    | KeyReused
    | { readonly ok: true; readonly issue: Issue; readonly sequence: number }
    | { readonly ok: false; readonly reason: 'unknown' }
    | { readonly ok: false; readonly reason: 'stale'; readonly revision: number }
    | { readonly ok: false; readonly reason: 'refused'; readonly refusal: R }
  >;
  /** What was done to an issue since it was reported, oldest first; null where there is no such issue. */
  readonly history: (county: string, id: number) => Promise<IssueHistory | null>;
}

/** The ids of what was added are `firstId` to `lastId`. With no issues `count` is 0 and nothing happened. */
export interface Added {
  readonly ok: true;
  readonly count: number;
  readonly firstId: number;
  readonly lastId: number;
  readonly sequence: number;
}
