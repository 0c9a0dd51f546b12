import { addChangeNorth, addChangesEast } from './locate-changes.ts';
import { addPasses, longer, noPasses, type Passes, type Raster, sortPasses } from './locate-passes.ts';
import { faceInRecord } from './locate-record.ts';
import type { PlanarMap } from './planar-map.ts';

/** What all tiles are made with: the records made so far, and arrays that every tile uses anew. */
export interface TileMaker {
  readonly map: PlanarMap;
  /** For each point left ^ right of its edge, faces as face + 1. */
  readonly flips: Int32Array;
  /** Are the products of the predicate exact in doubles? */
  readonly narrow: boolean;
  records: Int32Array;
  end: number;
  readonly passes: Passes;
  sorted: Int32Array;
}

export function tileMaker(map: PlanarMap, flips: Int32Array, narrow: boolean): TileMaker {
  const room = Math.max(64, 4 * flips.length);
  return {
    map,
    flips,
    narrow,
    records: new Int32Array(room),
    end: 0,
    passes: noPasses(1024),
    sorted: new Int32Array(1024),
  };
}

/**
 * Makes the cells of a tile and their records.
 * @param segments those that pass the tile, ascending
 * @param face the face + 1 at its south-west corner
 * @param cells to be filled, row by row
 */
export function makeTile(
  maker: TileMaker,
  raster: Raster,
  segments: Int32Array,
  face: number,
  cells: Int32Array,
): void {
  const { map, flips, passes } = maker;
  const { columns, rows, size, west, south } = raster;
  const north = new Int32Array(rows);
  const start = new Int32Array(columns * rows + 1);
  passes.count = 0;
  for (let k = 0; k < segments.length; k++) {
    const p = segments[k]!;
    addPasses(map, raster, p, passes);
    addChangesEast(map, raster, p, flips[p]!, cells);
    addChangeNorth(map, raster, p, flips[p]!, north);
  }
  if (maker.sorted.length < passes.count) maker.sorted = new Int32Array(passes.count * 2);
  sortPasses(passes, start, maker.sorted);
  // `cells` holds the changes to the east; one by one they give way to what the cell holds.
  let west0 = face;
  for (let row = 0, cell = 0; row < rows; row++) {
    let corner = west0;
    for (let column = 0; column < columns; column++, cell++) {
      const change = cells[cell]!;
      const first = start[cell]!;
      const last = start[cell + 1]!;
      cells[cell] =
        first === last
          ? corner
          : ~addRecord(maker, first, last, corner, west + column * size, south + row * size);
      corner ^= change;
    }
    west0 ^= north[row]!;
  }
}

/** Adds the record of a boundary cell, given its passes, its corner and the face there; returns its place. */
function addRecord(
  maker: TileMaker,
  first: number,
  last: number,
  face: number,
  x: number,
  y: number,
): number {
  const { map, flips, narrow, sorted } = maker;
  const record = maker.end;
  const most = record + 1 + 3 * (last - first);
  if (most > maker.records.length) maker.records = longer(maker.records, most + (most >> 1));
  const { records } = maker;
  let end = record + 1;
  for (let k = first; k < last; ) {
    const p = sorted[k]!;
    let length = 1;
    while (k + length < last && sorted[k + length] === p + length) length++;
    k += length;
    const firstBelow = map.pointY[p]! < y ? 1 : 0;
    const lastBelow = map.pointY[p + length]! < y ? 2 : 0;
    records[end] = p;
    records[end + 1] = (length << 3) | (k < last ? 4 : 0) | lastBelow | firstBelow;
    records[end + 2] = flips[p]!;
    end += 3;
  }
  records[record] = face ^ faceInRecord(map, narrow, records, record, x, y);
  maker.end = end;
  return record;
}
