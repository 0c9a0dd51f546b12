import type { Roster } from '../model/roster.ts';
import type { Building, Grids } from './documents.ts';
import type { Draft } from './draft.ts';
import type { IssueOptions } from './issues.ts';
import type { Sketch } from './sketch.ts';

/** All that is particular to one county: its sketch, its way of dividing it, its roster and its issues. */
export interface Recipe {
  readonly county: string;
  readonly sketch: Sketch;
  /** The grids of every tier, from the woven town and the buildings drawn in it. */
  divide(draft: Draft, buildings: readonly Building[]): Grids;
  roster(draft: Draft, grids: Grids): Roster;
  readonly issues: IssueOptions;
  /** The share of built-up blocks that get buildings drawn. */
  readonly buildings: number;
}
