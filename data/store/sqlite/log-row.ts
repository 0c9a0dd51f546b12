import type { PointColumns } from '../columns/point-columns.ts';
import type { AttributedIssue } from '../issue-store.ts';

/** An issue as a row of `issues`. */
export interface LogRow {
  readonly id: number;
  readonly kind: number;
  readonly number: string;
  readonly state: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly description: string;
  readonly reported_at: number;
  readonly due_at: number;
  readonly closed_at: number | null;
  readonly area_square_metres: number | null;
  readonly revision: number;
}

/** A county's issues on their way into the log: place by place what belongs to one of them. */
export interface NewIssues {
  readonly county: string;
  readonly issues: readonly AttributedIssue[];
  readonly numbers: readonly string[];
  readonly hashes: Uint32Array<ArrayBuffer>;
  /** Their ids and kinds, and what else columns hold; there may be room for more. */
  readonly points: PointColumns;
}
