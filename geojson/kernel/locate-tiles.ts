import type { FacesAt } from './locate-batch.ts';
import type { LocateIndex } from './locate-index.ts';

/** So many tiles at most: one write position each, few enough to stay at hand. */
const MOST_TILES = 512;

/**
 * Locates many points tile by tile, so that what is read for one point is still near for the next: on a table that no cache
 * holds, sorting the points first costs less than the misses it saves. Until the faces are found, `faces` keeps each point's tile, then its place
 * in the order of the tiles.
 */
export function inTiles(
  index: LocateIndex,
  facesAt: FacesAt,
  xs: Int32Array,
  ys: Int32Array,
  faces: Int32Array,
): Int32Array {
  const count = faces.length;
  const next = toTiles(index, xs, ys, faces);
  const tileXs = new Int32Array(count);
  const tileYs = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const tile = faces[i]!;
    const at = next[tile]!;
    next[tile] = at + 1;
    tileXs[at] = xs[i]!;
    tileYs[at] = ys[i]!;
    faces[i] = at;
  }
  const found = facesAt(tileXs, tileYs, new Int32Array(count));
  for (let i = 0; i < count; i++) faces[i] = found[faces[i]!]!;
  return faces;
}

/** Writes the tile of each point; returns the first place of each tile when the points are sorted by tile. */
function toTiles(
  { table: { west, south, shift, columns, rows } }: LocateIndex,
  xs: Int32Array,
  ys: Int32Array,
  tiles: Int32Array,
): Int32Array {
  let tileShift = shift;
  const across = (cells: number) => ((cells - 1) >>> (tileShift - shift)) + 1;
  while (across(columns) * across(rows) > MOST_TILES) tileShift++;
  const tileColumns = across(columns);
  const last = tileColumns * across(rows) - 1;
  const left = west | 0;
  const bottom = south | 0;
  const next = new Int32Array(MOST_TILES + 1);
  for (let i = 0; i < tiles.length; i++) {
    const column = ((xs[i]! - left) | 0) >>> tileShift;
    const row = ((ys[i]! - bottom) | 0) >>> tileShift;
    // Points beyond the table go anywhere: they are found to be outside all the same.
    const tile = Math.min(row * tileColumns + column, last);
    tiles[i] = tile;
    next[tile + 1]! += 1;
  }
  for (let t = 1; t < next.length; t++) next[t]! += next[t - 1]!;
  return next;
}
