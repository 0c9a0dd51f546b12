import { type FacetName, facetNames, type IssueTable } from './issue-table.ts';

/** What one wants to see: of each facet named the chosen values, all of the others; and a stretch of days. */
export interface IssueFilter {
  readonly chosen: Readonly<Partial<Record<FacetName, ReadonlySet<string>>>>;
  /** The first and the last local day of report, YYYY-MM-DD; null for all. */
  readonly days: readonly [from: string, to: string] | null;
}

/** Each filter is one bit; an issue has the bits of the filters it fails. */
const bitOf = (name: FacetName) => 1 << facetNames.indexOf(name);
const dayBit = 1 << facetNames.length;

/**
 * What the filters leave. Lists are linked: what is counted of a facet is what all filters but its own leave, so that a list
 * keeps saying what else there is to choose.
 */
export interface Crossed {
  /** By issue: the filters it fails, a bit each. 0 is seen. */
  readonly fails: Uint8Array<ArrayBuffer>;
  /** How many are seen. */
  readonly seen: number;
  /** How many of each value, by facet, all filters but the facet's own leave. */
  readonly counts: Readonly<Partial<Record<FacetName, Uint32Array<ArrayBuffer>>>>;
  /** How many of each day the other filters leave. */
  readonly perDay: Uint32Array<ArrayBuffer>;
}

/** Passes through every issue a few times: ten milliseconds a million. */
export function cross(table: IssueTable, filter: IssueFilter): Crossed {
  const fails = failsOf(table, filter);
  const counts: Partial<Record<FacetName, Uint32Array<ArrayBuffer>>> = {};
  for (const name of facetNames) {
    const facet = table.facets[name];
    if (facet !== undefined) counts[name] = countsOf(fails, bitOf(name), facet.of, facet.values.length);
  }
  const perDay = countsOf(fails, dayBit, table.columns.day, table.days.length);
  let seen = 0;
  for (let i = 0; i < fails.length; i++) if (fails[i] === 0) seen++;
  return { fails, seen, counts, perDay };
}

/** The issues that are seen, by their place in the columns. */
export function seenRows({ fails, seen }: Crossed): Uint32Array<ArrayBuffer> {
  const rows = new Uint32Array(seen);
  let count = 0;
  for (let i = 0; i < fails.length; i++) if (fails[i] === 0) rows[count++] = i;
  return rows;
}

/** Is an issue seen once these facets' own filters are left aside? */
export function seenBut(fails: number, ...names: readonly FacetName[]): boolean {
  return (fails & ~names.reduce((bits, name) => bits | bitOf(name), 0)) === 0;
}

function failsOf(
  { facets, days, columns }: IssueTable,
  { chosen, days: asked }: IssueFilter,
): Uint8Array<ArrayBuffer> {
  const fails = new Uint8Array(columns.count);
  for (const name of facetNames) {
    const [facet, wanted] = [facets[name], chosen[name]];
    if (facet !== undefined && wanted !== undefined)
      mark(
        fails,
        facet.of,
        Uint8Array.from(facet.values, (value) => (wanted.has(value) ? 0 : bitOf(name))),
      );
  }
  if (asked !== null) {
    const [from, to] = asked;
    mark(
      fails,
      columns.day,
      Uint8Array.from(days, (name) => (name >= from && name <= to ? 0 : dayBit)),
    );
  }
  return fails;
}

/** @param bits what each value adds to an issue that has it */
function mark(fails: Uint8Array, of: Uint8Array | Uint16Array, bits: Uint8Array): void {
  for (let i = 0; i < fails.length; i++) fails[i] = fails[i]! | bits[of[i]!]!;
}

function countsOf(
  fails: Uint8Array,
  own: number,
  of: Uint8Array | Uint16Array,
  values: number,
): Uint32Array<ArrayBuffer> {
  const counts = new Uint32Array(values);
  const others = ~own;
  for (let i = 0; i < fails.length; i++) if ((fails[i]! & others) === 0) counts[of[i]!]!++;
  return counts;
}
