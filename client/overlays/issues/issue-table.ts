import { z } from 'zod';
import { displayStates } from '../../../data/model/issue.ts';
import type { IssueColumns, IssueFacet } from '../../../data/model/issue-columns.ts';
import { localDay } from '../../../data/rules/local-day.ts';
import { drawnStates } from './issue-state.ts';

/** What issues can be told apart by. */
export const facetNames = ['state', 'category', 'unit', 'grid', 'placement', 'source'] as const;
export type FacetName = (typeof facetNames)[number];

/** One way to tell issues apart: each has one of `values`, named by its place in the list. '' stands for none. */
export interface Facet {
  readonly values: readonly string[];
  readonly of: Uint8Array | Uint16Array;
}

/** A county's issues as columns with what lists, sliders and the map ask of them. A facet that did not come is not there. */
export interface IssueTable {
  readonly columns: IssueColumns;
  readonly facets: Readonly<Partial<Record<FacetName, Facet>>>;
  /** How each issue is drawn: places in `displayStates`, as the facet `state`, and in `urgencies`. */
  readonly state: Uint8Array<ArrayBuffer>;
  readonly urgency: Uint8Array<ArrayBuffer>;
  /** Epoch milliseconds: what is overdue was decided then. */
  readonly now: number;
  /** The local days of the reports, YYYY-MM-DD, without a gap; `columns.day` names them by their place. */
  readonly days: readonly string[];
}

interface TableOptions {
  /** The tier whose grids are told apart. */
  readonly tier: string;
  /** The county's: days begin and end there. */
  readonly timeZone: string;
  /** Epoch milliseconds: decides what is overdue. */
  readonly now: number;
}

export function issueTable(columns: IssueColumns, { tier, timeZone, now }: TableOptions): IssueTable {
  const { state, urgency } = drawnStates(columns.states, columns.state, columns.due, now);
  const { grids, ...others } = columns.facets;
  return {
    columns,
    state,
    urgency,
    now,
    days: dayNames(columns.dayStarts, timeZone),
    facets: {
      ...others,
      ...(grids !== undefined && { grid: gridFacet(grids, tier) }),
      state: { values: displayStates, of: state },
      category: { values: columns.categories, of: columns.category },
    },
  };
}

const gridsOfTiers = z.record(z.string(), z.string());

/** The grids of one tier, from the grids of all tiers together: few together, however many issues. */
function gridFacet({ values, of }: IssueFacet, tier: string): Facet {
  const own = values.map((text) => (text === '' ? '' : (gridsOfTiers.parse(JSON.parse(text))[tier] ?? '')));
  const found = [...new Set(own)];
  const placeOf = Uint16Array.from(own, (grid) => found.indexOf(grid));
  return { values: found, of: lookedUp(of, placeOf, new Uint16Array(of.length)) };
}

/** What a table says of each value; fills and returns `into`. */
export function lookedUp<T extends Uint8Array | Uint16Array>(
  of: Uint8Array | Uint16Array,
  table: Uint8Array | Uint16Array,
  into: T,
): T {
  for (let i = 0; i < of.length; i++) into[i] = table[of[i]!]!;
  return into;
}

const dayMilliseconds = 86_400_000;

/** Days follow each other, so the first one's name gives the others'. */
function dayNames(starts: Uint32Array, timeZone: string): string[] {
  const [first] = starts;
  if (first === undefined) return [];
  const midnight = Date.parse(localDay(first * 1000, timeZone));
  return Array.from(starts, (_, place) =>
    new Date(midnight + place * dayMilliseconds).toISOString().slice(0, 10),
  );
}
