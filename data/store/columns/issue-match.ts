import { toLattice } from '../../../geojson/kernel/lattice.ts';
import { displayStateOf, displayStates, issueStates } from '../../model/issue.ts';
import type { IssueQuery } from '../issue-store.ts';
import type { LatticeBox } from './issue-run.ts';
import type { Kinds } from './kinds.ts';
import type { PointColumns } from './point-columns.ts';

/** Due before this second is overdue at `now`: an issue is overdue once its due second is over by as much as a millisecond. */
export const dueLimit = (now: number): number => Math.ceil(now / 1000);

/** The display state, as its place in `displayStates`, of each state: before it is due, and from then on. From the one rule. */
export const displayBefore = displayOf(-1);
export const displayAfter = displayOf(1);

function displayOf(now: number): Uint8Array {
  const due = new Date(0).toISOString();
  return Uint8Array.from(issueStates, (state) => displayStates.indexOf(displayStateOf(state, due, now)));
}

/** A query made ready for columns: a box, and a test that narrows rows down. */
export interface IssueMatch {
  readonly box: LatticeBox | null;
  /** Keeps those of the first `count` rows that match; returns how many are left. */
  readonly narrow: (columns: PointColumns, rows: Uint32Array, count: number) => number;
}

export function issueMatch(query: IssueQuery, kinds: Kinds): IssueMatch {
  const { box, states, from, to, now } = query;
  const wanted = kindsWanted(query, kinds);
  const limit = dueLimit(now);
  const shows = (display: Uint8Array) =>
    Uint8Array.from(display, (place) => (states?.includes(displayStates[place]!) === false ? 0 : 1));
  const [before, after] = [shows(displayBefore), shows(displayAfter)];
  const [first, end] = [secondsFrom(from, 0), secondsFrom(to, Number.POSITIVE_INFINITY)];
  const isNarrow = wanted !== null || states !== undefined || from !== undefined || to !== undefined;
  return {
    box: box ? [toLattice(box[0]), toLattice(box[1]), toLattice(box[2]), toLattice(box[3])] : null,
    narrow: ({ kind, state, due, reported }, rows, count) => {
      if (!isNarrow) return count;
      let left = 0;
      for (let i = 0; i < count; i++) {
        const row = rows[i]!;
        if (wanted !== null && wanted[kind[row]!] === 0) continue;
        if (reported[row]! < first || reported[row]! >= end) continue;
        if ((due[row]! < limit ? after : before)[state[row]!] === 0) continue;
        rows[left++] = row;
      }
      return left;
    },
  };
}

/** The first whole second that is not before a moment. */
const secondsFrom = (moment: number | undefined, otherwise: number): number =>
  moment === undefined ? otherwise : Math.ceil(moment / 1000);

/** By kind: 1 where it is of the categories and of the grid asked for; null where neither was. */
function kindsWanted({ categories, tier, grid }: IssueQuery, { all, gridsOf }: Kinds): Uint8Array | null {
  const ofGrid = tier !== undefined && grid !== undefined;
  if (!categories && !ofGrid) return null;
  return Uint8Array.from(all, ({ category }, kind) => {
    if (categories && !categories.includes(category)) return 0;
    return ofGrid && gridsOf(kind)[tier] !== grid ? 0 : 1;
  });
}
