import { issueStates } from '../../model/issue.ts';
import { bytesOfPoints, type PointColumns, pointColumns } from '../columns/point-columns.ts';
import type { AttributedIssue } from '../issue-store.ts';
import type { LogRow, NewIssues } from './log-row.ts';

/**
 * A batch: issues that came together, whose ids follow each other, as one row. Whatever a row of its own would say of an issue, its
 * batch says too, or the issue is in none (`canBeInBatch`). All is as memory has it, so that little is made on the way in, and one
 * issue is read without the others:
 *   hashes  of the numbers (number-index.ts), 32 bits each
 *   points  the columns of point-columns.ts
 *   texts   all numbers, then all descriptions, one after the other in UTF-16
 *   ends    where each of those ends, in UTF-16 units, 32 bits each
 *   areas   64-bit floats, NaN for none; null where no issue has one
 */
export interface BatchRow {
  readonly first_id: number;
  readonly count: number;
  readonly county: string;
  readonly hashes: Uint8Array;
  readonly points: Uint8Array;
  readonly ends: Uint8Array;
  readonly texts: Uint8Array;
  readonly areas: Uint8Array | null;
}

/** A batch as it was read. */
export interface IssueBatch {
  readonly has: (id: number) => boolean;
  /** The row that an issue of the batch would be: text is as UTF-8 has it. */
  readonly rowOf: (id: number) => LogRow;
}

/** So many issues are in a batch at most: few enough to be read for the sake of one. */
export const mostInBatch = 512;

const isSecond = (milliseconds: number): boolean => milliseconds >= 0 && milliseconds < 2 ** 32 * 1_000;

/** Does a batch say all of an issue? Columns know times from 1970 to 2106, and take closed in its first second for open. */
export const canBeInBatch = ({ reportedAt, dueAt, closedAt }: AttributedIssue): boolean =>
  isSecond(reportedAt) && isSecond(dueAt) && (closedAt === null || (closedAt >= 1_000 && isSecond(closedAt)));

/** The batch of up to `mostInBatch` of the issues, from place `from` on. */
export function batchOf({ county, issues, numbers, hashes, points }: NewIssues, from: number): BatchRow {
  const of = issues.slice(from, from + mostInBatch);
  const texts = numbers.slice(from, from + of.length);
  const areas = new Float64Array(of.length).fill(Number.NaN);
  let isOneArea = false;
  for (let at = 0; at < of.length; at++) {
    const { description, areaSquareMetres } = of[at]!;
    texts.push(description);
    if (areaSquareMetres === null) continue;
    areas[at] = areaSquareMetres;
    isOneArea = true;
  }
  return {
    first_id: points.id[from]!,
    count: of.length,
    county,
    hashes: bytesOf(hashes.subarray(from, from + of.length)),
    points: bytesOfPoints(points, from, of.length),
    ends: bytesOf(endsOf(texts)),
    texts: Buffer.from(texts.join(''), 'utf16le'),
    areas: isOneArea ? bytesOf(areas) : null,
  };
}

function endsOf(texts: readonly string[]): Uint32Array<ArrayBuffer> {
  const ends = new Uint32Array(texts.length);
  let end = 0;
  for (let at = 0; at < texts.length; at++) {
    end += texts[at]!.length;
    ends[at] = end;
  }
  return ends;
}

export function readBatch(row: BatchRow): IssueBatch {
  const points = pointsOfBatch(row);
  const ends = new Uint32Array(bufferOf(row.ends));
  const areas = row.areas && new Float64Array(bufferOf(row.areas));
  const texts = Buffer.from(row.texts.buffer, row.texts.byteOffset, row.texts.byteLength);
  const textAt = (place: number): string =>
    texts.toString('utf16le', 2 * (ends[place - 1] ?? 0), 2 * ends[place]!).toWellFormed();
  return {
    has: (id) => id >= row.first_id && id < row.first_id + row.count,
    rowOf: (id) => {
      const at = id - row.first_id;
      const area = areas?.[at] ?? Number.NaN;
      return {
        id,
        kind: points.kind[at]!,
        number: textAt(at),
        state: issueStates[points.state[at]!]!,
        longitude: points.longitude[at]!,
        latitude: points.latitude[at]!,
        description: textAt(row.count + at),
        reported_at: points.reported[at]! * 1_000,
        due_at: points.due[at]! * 1_000,
        closed_at: points.closed[at] === 0 ? null : points.closed[at]! * 1_000,
        area_square_metres: Number.isNaN(area) ? null : area,
        revision: 1,
      };
    },
  };
}

export const pointsOfBatch = ({ count, points }: Pick<BatchRow, 'count' | 'points'>): PointColumns =>
  pointColumns(count, bufferOf(points));

/** Ids and hashes of a batch's numbers, as pairs. */
export function pairsOfBatch({
  first_id,
  count,
  hashes,
}: Pick<BatchRow, 'first_id' | 'count' | 'hashes'>): Uint32Array {
  const all = new Uint32Array(bufferOf(hashes));
  const pairs = new Uint32Array(2 * count);
  all.forEach((hash, at) => {
    pairs[2 * at] = first_id + at;
    pairs[2 * at + 1] = hash;
  });
  return pairs;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView<ArrayBuffer>): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
/** A copy that begins where a buffer does, as columns must. */
const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
