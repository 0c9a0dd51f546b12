import { facetFields, type IssueColumns, type IssueFacet, isSettled } from '../issue-columns.ts';
import { cellBits } from './cells.ts';
import { daysOfRuns, type Header, header, magic, widthOf } from './header.ts';

/**
 * The issue columns of a reply, as header.ts lays them out.
 * @throws RangeError if the bytes are not of this layout or are cut short
 */
export function decodeIssueColumns(buffer: ArrayBuffer): IssueColumns {
  const { head, start } = headOf(buffer);
  const { count, sequence, after, gone, fields, categories, states } = head;
  const reader = planeReader(buffer, start + 8 * head.cells);
  const { longitude, latitude } = places(new DataView(buffer, start), head, reader);
  const day = reader.shorts(count);
  const category = reader.plane(count);
  const state = reader.plane(count);
  const dayStarts = daysOfRuns(head);
  const settled = Uint8Array.from(states, (name) => (isSettled(name) ? 1 : 0));
  const sentDue = reader.words(head.due);
  const due = fields.includes('due') ? sentDue : dueOfOpen(sentDue, state, settled);
  const id = reader.words(fields.includes('id') ? count : 0);
  const reported = fields.includes('reported') ? startsOf(day, dayStarts) : new Uint32Array(0);
  reader.addTriples(reported);
  const closed = reader.words(fields.includes('closed') ? count : 0);
  const facets: Partial<Record<(typeof facetFields)[number], IssueFacet>> = {};
  for (const name of facetFields) {
    const values = head.facets[name];
    if (values) facets[name] = { values, of: reader.numbers(count, widthOf(values.length)) };
  }
  reader.end();
  return {
    count,
    sequence,
    after,
    gone,
    fields,
    categories,
    states,
    longitude,
    latitude,
    category,
    state,
    day,
    dayStarts,
    reported,
    due,
    closed,
    id,
    facets,
  };
}

function headOf(buffer: ArrayBuffer): { readonly head: Header; readonly start: number } {
  const view = new DataView(buffer);
  if (buffer.byteLength < 8 || view.getUint32(0, true) !== magic)
    throw new RangeError('not issue columns: the first bytes are not SGI2');
  const start = 8 + view.getUint32(4, true);
  if (start > buffer.byteLength) throw new RangeError('issue columns are cut short');
  const head = header.parse(JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, start - 8))));
  if (start + 8 * head.cells > buffer.byteLength) throw new RangeError('issue columns are cut short');
  return { head, start };
}

type Reader = ReturnType<typeof planeReader>;

/** Reads column after column. */
function planeReader(buffer: ArrayBuffer, start: number) {
  let at = start;
  const plane = (count: number): Uint8Array<ArrayBuffer> => {
    if (at + count > buffer.byteLength) throw new RangeError('issue columns are cut short');
    const bytes = new Uint8Array(buffer, at, count);
    at += count;
    return bytes;
  };
  return {
    plane,
    /** Where they lie. */
    shorts: (count: number): Uint16Array<ArrayBuffer> => {
      const { byteOffset } = plane(2 * count);
      return new Uint16Array(buffer, byteOffset, count);
    },
    numbers: (count: number, width: 1 | 2): Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> => {
      if (width === 1) return plane(count);
      const [high, low] = [plane(count), plane(count)];
      const numbers = new Uint16Array(count);
      for (let i = 0; i < count; i++) numbers[i] = (high[i]! << 8) | low[i]!;
      return numbers;
    },
    words: (count: number): Uint32Array<ArrayBuffer> => {
      const [a, b, c, d] = [plane(count), plane(count), plane(count), plane(count)];
      const words = new Uint32Array(count);
      for (let i = 0; i < count; i++) words[i] = (a[i]! << 24) | (b[i]! << 16) | (c[i]! << 8) | d[i]!;
      return words;
    },
    /** Adds numbers of three bytes to what is there. */
    addTriples: (to: Uint32Array): void => {
      const [a, b, c] = [plane(to.length), plane(to.length), plane(to.length)];
      for (let i = 0; i < to.length; i++) to[i]! += (a[i]! << 16) | (b[i]! << 8) | c[i]!;
    },
    end: (): void => {
      if (at !== buffer.byteLength) throw new RangeError('issue columns are longer than they say');
    },
  };
}

function places(cells: DataView, { count, cells: length }: Header, reader: Reader) {
  const [northing, easting] = [reader.shorts(count), reader.shorts(count)];
  const longitude = new Int32Array(count);
  const latitude = new Int32Array(count);
  let at = 0;
  for (let cell = 0; cell < length; cell++) {
    const west = cells.getInt16(8 * cell, true) << cellBits;
    let y = cells.getInt16(8 * cell + 2, true) << cellBits;
    const end = at + cells.getUint32(8 * cell + 4, true);
    if (end > count) throw new RangeError('issue columns have more points in cells than in all');
    for (; at < end; at++) {
      y += northing[at]!;
      latitude[at] = y;
      longitude[at] = west | easting[at]!;
    }
  }
  if (at !== count) throw new RangeError('issue columns have fewer points in cells than in all');
  return { longitude, latitude };
}

function startsOf(day: Uint16Array, starts: Uint32Array): Uint32Array<ArrayBuffer> {
  const reported = new Uint32Array(day.length);
  for (let i = 0; i < day.length; i++) reported[i] = starts[day[i]!]!;
  return reported;
}

function dueOfOpen(sent: Uint32Array, state: Uint8Array, settled: Uint8Array): Uint32Array<ArrayBuffer> {
  const due = new Uint32Array(state.length);
  let next = 0;
  for (let i = 0; i < state.length; i++) if (settled[state[i]!] === 0) due[i] = sent[next++]!;
  return due;
}
