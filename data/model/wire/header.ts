import { z } from 'zod';
import { issueState } from '../issue.ts';
import { facetFields, issueFields } from '../issue-columns.ts';

/**
 * Layout 2 of issue columns, little-endian: 4 bytes "SGI2"; uint32 length of the header; the header (UTF-8 JSON, padded with blanks to
 * a multiple of 4); the cells, 65,536 lattice units wide and high: int16 column, int16 row, uint32 how many points each. Then
 * the points, cell by cell and from south to north in each, one column after the other:
 *   latitude uint16, from the point before it, or from the cell's edge · longitude uint16, from the cell's edge · day uint16 ·
 *   category uint8 · state uint8 · due of open issues, or of all with the field `due` · then the fields asked for: id ·
 *   reported, from the beginning of the day · closed · unit, source, placement, grids: uint8, or 2 bytes where there are more than
 *   256 values.
 * What always travels is read where it lies, without being copied, but for the place. Other numbers of more than a byte lie as
 * planes: all highest bytes first, then all next ones …, so that what is alike lies together and compresses well; due, id and
 * closed take 4 bytes, reported 3.
 */
export const magic = 0x32494753;

export const header = z.strictObject({
  count: z.int().nonnegative(),
  sequence: z.int().nonnegative(),
  after: z.int().nonnegative().nullable(),
  gone: z.array(z.int()),
  fields: z.array(z.enum(issueFields)),
  categories: z.array(z.string()).max(256),
  states: z.array(issueState),
  /** How many days there are, and where a day does not begin 86,400 seconds after the one before it: which, and when. */
  days: z.int().nonnegative(),
  dayStarts: z.array(z.tuple([z.int().nonnegative(), z.int().nonnegative()])),
  cells: z.int().nonnegative(),
  /** How many `due` there are. */
  due: z.int().nonnegative(),
  facets: z.partialRecord(z.enum(facetFields), z.array(z.string()).max(65_536)),
});
export type Header = z.infer<typeof header>;

const daySeconds = 86_400;

export function runsOfDays(starts: Uint32Array): Header['dayStarts'] {
  const runs: Header['dayStarts'] = [];
  starts.forEach((start, day) => {
    if (day === 0 || start - starts[day - 1]! !== daySeconds) runs.push([day, start]);
  });
  return runs;
}

export function daysOfRuns({ days, dayStarts }: Header): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(days);
  const begins = new Map(dayStarts);
  for (let day = 0; day < days; day++) starts[day] = begins.get(day) ?? starts[day - 1]! + daySeconds;
  return starts;
}

/** How many bytes a number takes that is less than `values`. */
export const widthOf = (values: number): 1 | 2 => (values > 256 ? 2 : 1);
