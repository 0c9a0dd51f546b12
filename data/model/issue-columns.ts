import { displayStateOf, type IssueState } from './issue.ts';

/**
 * Issue points as columns: what the map draws, without a JSON object per point. A point's row means nothing beyond one reply.
 *
 * Always there: place, category, state, local day of the report, and of open issues the time they are due. By name (`fields`): the
 * id, the exact times, and as facets unit, source, placement and grids. Who did not ask for ids finds a point's issue by its place
 * (a box around it).
 *
 * How they travel: data/model/wire. Changes since layout 1: rows are in no order; `id`, `reported` and `closed` are empty unless asked for; `due` of settled issues is 0 unless asked for; `day`, `dayStarts`, `facets`, `after`, `gone` are new.
 */
export interface IssueColumns {
  readonly count: number;
  /** The event sequence number the columns are true at; ask the live stream for what came after. */
  readonly sequence: number;
  /** Null: these are all that match. Otherwise only those that came or changed after this event (with `id`). */
  readonly after: number | null;
  /** Ids of issues that changed after `after` and do not match, or no longer. */
  readonly gone: readonly number[];
  /** Which of the further columns are there. */
  readonly fields: readonly IssueField[];
  readonly categories: readonly string[];
  readonly states: readonly IssueState[];
  /** 1e-7 degree. */
  readonly longitude: Int32Array<ArrayBuffer>;
  readonly latitude: Int32Array<ArrayBuffer>;
  /** Places in `categories` and `states`. */
  readonly category: Uint8Array<ArrayBuffer>;
  readonly state: Uint8Array<ArrayBuffer>;
  /** The local day of the report: place in `dayStarts`. */
  readonly day: Uint16Array<ArrayBuffer>;
  /** The first second of each day, since 1970, UTC, without a gap between the first day and the last. */
  readonly dayStarts: Uint32Array<ArrayBuffer>;
  /** Seconds since 1970, UTC. Empty without the field `reported`: the day tells. */
  readonly reported: Uint32Array<ArrayBuffer>;
  /** Seconds since 1970, UTC; 0 for settled issues without the field `due`. */
  readonly due: Uint32Array<ArrayBuffer>;
  /** Seconds since 1970, UTC; 0 = open. Empty without the field `closed`. */
  readonly closed: Uint32Array<ArrayBuffer>;
  /** Empty without the field `id`. */
  readonly id: Uint32Array<ArrayBuffer>;
  readonly facets: Readonly<Partial<Record<FacetField, IssueFacet>>>;
}

/** What many issues share: each has one of `values`. '' stands for none; values of `grids` are JSON texts, tier → grid. */
export interface IssueFacet {
  readonly values: readonly string[];
  readonly of: Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;
}

export const facetFields = ['unit', 'source', 'placement', 'grids'] as const;
export type FacetField = (typeof facetFields)[number];
export const issueFields = ['id', 'reported', 'due', 'closed', ...facetFields] as const;
export type IssueField = (typeof issueFields)[number];

/** Is an issue in this state drawn as closed, and so never due again? From the one rule. */
export const isSettled = (state: IssueState): boolean =>
  displayStateOf(state, new Date(0).toISOString(), 1) === 'closed';

export const issueColumnsType = 'application/vnd.seamless-grid.issue-columns';
