import type { FacesAt } from './locate-batch.ts';
import type { LocateIndex } from './locate-index.ts';
import { withScratch } from './scratch.ts';

/** So many tiles at most: one write position each, few enough to stay at hand. */
const MOST_TILES = 512;
/** Numbers that the memory hands over at once: a line of the cache. */
const LINE = 16;
/** A line that is read in passing costs so much less than one that is waited for. */
const IN_PASSING = 16;

/**
 * Locates many points tile by tile. A tile is some columns of the table, side by side; what they need lies together, so it is read from
 * end to end, which memory is quickest at, before the tile's points are looked up in it: these then wait for nothing. Sorting the
 * points first costs less than the waits it saves. Until the faces are found, `faces` keeps each point's place in the order of the tiles.
 */
export function inTiles(
  index: LocateIndex,
  facesAt: FacesAt,
  xs: Int32Array,
  ys: Int32Array,
  faces: Int32Array,
): Int32Array {
  return withScratch(({ ints }) => {
    const { columns } = index.table;
    const bits = tileBits(columns);
    const tileXs = ints(faces.length);
    const tileYs = ints(faces.length);
    const found = ints(faces.length);
    const ends = toTiles(index, bits, xs, ys, tileXs, tileYs, faces);
    for (let tile = 0, from = 0; tile < ends.length; tile++) {
      const to = ends[tile]!;
      readThrough(index, tile << bits, Math.min(columns, (tile + 1) << bits), to - from);
      facesAt(tileXs.subarray(from, to), tileYs.subarray(from, to), found.subarray(from, to));
      from = to;
    }
    for (let i = 0; i < faces.length; i++) faces[i] = found[faces[i]!]!;
    return faces;
  });
}

/** A tile is 2^this columns wide. */
function tileBits(columns: number): number {
  let bits = 0;
  while (tilesOf(columns, bits) > MOST_TILES) bits++;
  return bits;
}

const tilesOf = (columns: number, bits: number): number => Math.ceil(columns / 2 ** bits);

/**
 * Copies the points in the order of their tiles, and writes the place of each in that order.
 * @returns for each tile the place where its points end
 */
function toTiles(
  { table: { west, shift, columns } }: LocateIndex,
  bits: number,
  xs: Int32Array,
  ys: Int32Array,
  tileXs: Int32Array,
  tileYs: Int32Array,
  places: Int32Array,
): Int32Array {
  const left = west | 0;
  const tileShift = (shift + bits) | 0;
  const tiles = tilesOf(columns, bits);
  // Points beyond the table go anywhere: they are found to be outside all the same.
  const last = (tiles - 1) | 0;
  const next = new Int32Array(tiles + 1);
  for (let i = 0; i < places.length; i++) {
    const tile = Math.min(((xs[i]! - left) | 0) >>> tileShift, last);
    next[tile + 1]! += 1;
  }
  for (let t = 1; t < tiles; t++) next[t]! += next[t - 1]!;
  for (let i = 0; i < places.length; i++) {
    const x = xs[i]!;
    const tile = Math.min(((x - left) | 0) >>> tileShift, last);
    const place = next[tile]!;
    next[tile] = place + 1;
    tileXs[place] = x;
    tileYs[place] = ys[i]!;
    places[i] = place;
  }
  return next.subarray(0, tiles);
}

/** Reads what some columns need, only to have it near, if they have points enough that most of it is asked for. */
function readThrough(index: LocateIndex, from: number, to: number, points: number): void {
  const { table, cells, vertices, records, starts } = index;
  const ranges = [
    [cells, 1 + from * table.rows, 1 + to * table.rows],
    [cells, starts.blocks[from]!, starts.blocks[to]!],
    [vertices, starts.vertices[from]!, starts.vertices[to]!],
    [records, starts.records[from]!, starts.records[to]!],
  ] as const;
  const numbers = ranges.reduce((sum, [, begin, end]) => sum + end - begin, 0);
  if (numbers > points * IN_PASSING * LINE) return;
  for (const [array, begin, end] of ranges) readLines(array, begin, end);
}

/** Something has to come of what is read, or it would not be. */
const read = new Int32Array(1);

function readLines(array: Int32Array, from: number, to: number): void {
  let sum = 0;
  for (let k = from; k < to; k += LINE) sum ^= array[k]!;
  read[0] = sum;
}
