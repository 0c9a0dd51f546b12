import { z } from 'zod';
import { issueState, issueStates } from './issue.ts';

/**
 * Issue points as columns: what the map draws, without a JSON object per point.
 *
 * Layout, little-endian: 4 bytes "SGI1"; uint32 byte length of the header; the header (UTF-8 JSON, padded with blanks so that
 * the columns start at a multiple of 4); then the columns, one after the other, each `count` values long:
 *   id uint32 · longitude int32 · latitude int32 (1e-7 degree) · reported, due, closed uint32 (seconds since
 *   1970, UTC; closed 0 = open) · category uint8 · state uint8 (indices into the header's lists).
 */
export interface IssueColumns {
  readonly count: number;
  /** The event sequence number the columns are true at; ask the live stream for what came after. */
  readonly sequence: number;
  readonly categories: readonly string[];
  readonly states: readonly string[];
  readonly id: Uint32Array;
  readonly longitude: Int32Array;
  readonly latitude: Int32Array;
  readonly reported: Uint32Array;
  readonly due: Uint32Array;
  readonly closed: Uint32Array;
  readonly category: Uint8Array;
  readonly state: Uint8Array;
}

export const issueColumnsType = 'application/vnd.seamless-grid.issue-columns';
const magic = 0x31494753; // "SGI1"
const bytesAPoint = 6 * 4 + 2;

const header = z.object({
  count: z.int().nonnegative(),
  sequence: z.int().nonnegative(),
  categories: z.array(z.string()).max(256),
  states: z.array(issueState),
});

/** Empty columns for `count` issues, to be filled in place. */
export function allocateIssueColumns(
  count: number,
  sequence: number,
  categories: readonly string[],
): IssueColumns {
  return {
    count,
    sequence,
    categories,
    states: issueStates,
    id: new Uint32Array(count),
    longitude: new Int32Array(count),
    latitude: new Int32Array(count),
    reported: new Uint32Array(count),
    due: new Uint32Array(count),
    closed: new Uint32Array(count),
    category: new Uint8Array(count),
    state: new Uint8Array(count),
  };
}

/** The bytes of the layout above. */
export function encodeIssueColumns(columns: IssueColumns): Uint8Array<ArrayBuffer> {
  const { count, sequence, categories, states } = columns;
  const text = new TextEncoder().encode(JSON.stringify({ count, sequence, categories, states }));
  const start = Math.ceil((8 + text.length) / 4) * 4;
  const bytes = new Uint8Array(start + count * bytesAPoint).fill(0x20, 8 + text.length, start);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic, true);
  view.setUint32(4, start - 8, true);
  bytes.set(text, 8);
  let offset = start;
  for (const column of inOrder(columns)) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), offset);
    offset += column.byteLength;
  }
  return bytes;
}

/**
 * Columns that look into `buffer` without copying it.
 * @throws RangeError if the buffer is not of this layout or is cut short
 */
export function decodeIssueColumns(buffer: ArrayBuffer): IssueColumns {
  const view = new DataView(buffer);
  if (buffer.byteLength < 8 || view.getUint32(0, true) !== magic)
    throw new RangeError('not issue columns: the first bytes are not SGI1');
  const start = 8 + view.getUint32(4, true);
  const { count, ...rest } = header.parse(
    JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, start - 8))),
  );
  if (buffer.byteLength !== start + count * bytesAPoint) throw new RangeError('issue columns are cut short');
  const words = (index: number): [ArrayBuffer, number, number] => [buffer, start + index * 4 * count, count];
  const octets = (index: number): [ArrayBuffer, number, number] => [
    buffer,
    start + (24 + index) * count,
    count,
  ];
  return {
    count,
    ...rest,
    id: new Uint32Array(...words(0)),
    longitude: new Int32Array(...words(1)),
    latitude: new Int32Array(...words(2)),
    reported: new Uint32Array(...words(3)),
    due: new Uint32Array(...words(4)),
    closed: new Uint32Array(...words(5)),
    category: new Uint8Array(...octets(0)),
    state: new Uint8Array(...octets(1)),
  };
}

function inOrder(columns: IssueColumns): (Uint32Array | Int32Array | Uint8Array)[] {
  const { id, longitude, latitude, reported, due, closed, category, state } = columns;
  return [id, longitude, latitude, reported, due, closed, category, state];
}
