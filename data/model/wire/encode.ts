import { facetFields, type IssueColumns, type IssueField, isSettled } from '../issue-columns.ts';
import { inCells } from './cells.ts';
import { type Header, magic, runsOfDays, widthOf } from './header.ts';

/** A column to be written as planes, `width` bytes a number. */
type Column = readonly [width: 1 | 2 | 3 | 4, values: Uint8Array | Uint16Array | Uint32Array];

/**
 * The bytes of issue columns, as header.ts lays them out.
 * @param fields which of the columns' fields to send
 */
export function encodeIssueColumns(
  columns: IssueColumns,
  fields: readonly IssueField[] = columns.fields,
): Uint8Array<ArrayBuffer> {
  const { count, sequence, after, gone, categories, states, state, dayStarts } = columns;
  const { cells, rows, northing, easting } = inCells(columns.longitude, columns.latitude);
  const settled = Uint8Array.from(states, (name) => (isSettled(name) ? 1 : 0));
  const dueRows = fields.includes('due') ? rows : rows.filter((row) => settled[state[row]!] === 0);
  const facets = facetFields.flatMap((name) => {
    const facet = columns.facets[name];
    return facet && fields.includes(name) ? [[name, facet] as const] : [];
  });
  const head: Header = {
    count,
    sequence,
    after,
    gone: [...gone],
    fields: [...fields],
    categories: [...categories],
    states: [...states],
    days: dayStarts.length,
    dayStarts: runsOfDays(dayStarts),
    cells: cells.length,
    due: dueRows.length,
    facets: Object.fromEntries(facets.map(([name, { values }]) => [name, [...values]])),
  };
  const shorts = [northing, easting, taken(columns.day, rows)];
  const planes: Column[] = [
    [1, taken(columns.category, rows)],
    [1, taken(state, rows)],
    [4, taken(columns.due, dueRows)],
  ];
  if (fields.includes('id')) planes.push([4, taken(columns.id, rows)]);
  if (fields.includes('reported')) planes.push([3, rows.map((row) => secondOfDay(columns, row))]);
  if (fields.includes('closed')) planes.push([4, taken(columns.closed, rows)]);
  for (const [, { values, of }] of facets) planes.push([widthOf(values.length), taken(of, rows)]);
  return written(head, cells, shorts, planes);
}

const secondOfDay = ({ reported, day, dayStarts }: IssueColumns, row: number): number =>
  reported[row]! - dayStarts[day[row]!]!;

const taken = (values: Uint8Array | Uint16Array | Uint32Array, rows: Uint32Array): Uint32Array =>
  rows.map((row) => values[row]!);

function written(
  head: Header,
  cells: ReturnType<typeof inCells>['cells'],
  shorts: readonly (Uint16Array | Uint32Array)[],
  planes: readonly Column[],
): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify(head));
  const start = Math.ceil((8 + text.length) / 4) * 4;
  const fixed = start + 8 * cells.length + 2 * shorts.length * head.count;
  const size = planes.reduce((sum, [width, { length }]) => sum + width * length, fixed);
  const bytes = new Uint8Array(size).fill(0x20, 8 + text.length, start);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic, true);
  view.setUint32(4, start - 8, true);
  bytes.set(text, 8);
  let at = start;
  for (const { column, row, count } of cells) {
    view.setInt16(at, column, true);
    view.setInt16(at + 2, row, true);
    view.setUint32(at + 4, count, true);
    at += 8;
  }
  for (const values of shorts)
    for (const value of values) {
      bytes[at++] = value;
      bytes[at++] = value >>> 8;
    }
  for (const [width, values] of planes)
    for (let shift = 8 * (width - 1); shift >= 0; shift -= 8) {
      for (let i = 0; i < values.length; i++) bytes[at + i] = values[i]! >>> shift;
      at += values.length;
    }
  return bytes;
}
