import { BLOCK_BITS, type Layout, layoutOf } from './locate-layout.ts';
import { fillCells, type Maker } from './locate-make.ts';
import type { Raster } from './locate-raster.ts';
import { codeOf } from './locate-record.ts';
import { addSegment, EDGE, FIRST, NEXT, noRuns, type Runs, SEGMENTS } from './locate-runs.ts';
import { OUTSIDE, type PlanarMap } from './planar-map.ts';

/**
 * The locate index is a table of square cells over a map. A cell that no border passes holds its face; a boundary cell
 * leads to a record of the borders in it. Where much of the map is empty ground, the table is coarse, and its
 * cells with borders are divided into blocks of cells.
 */
export interface LocateIndex extends Layout {
  /**
   * What the cells hold (see locate-record.ts): one that is outside, for all beyond the table, then those of the table, row by row, then those of the
   * blocks.
   */
  readonly cells: Int32Array;
  readonly records: Int32Array;
}

export function locateIndex(map: PlanarMap): LocateIndex {
  const layout = layoutOf(map);
  const { table, blocks, narrow } = layout;
  const maker: Maker = { map, narrow, records: new Int32Array(4 * map.pointX.length + 64), end: 0 };
  const runs = noRuns(Math.ceil(1.25 * map.pointX.length) + 64);
  const size = table.columns * table.rows;
  let cells = new Int32Array(1 + size);
  const heads = cells.subarray(1);
  for (let e = 0; e < map.edgeCount; e++)
    addStretch(map, table, e, map.pointStart[e]!, map.pointStart[e + 1]! - 1, heads, runs);
  if (blocks) cells = divide(maker, table, runs, heads);
  else fillCells(maker, table, runs, heads, 0);
  cells[0] = OUTSIDE;
  return { ...layout, cells, records: maker.records.slice(0, maker.end) };
}

function addStretch(
  map: PlanarMap,
  raster: Raster,
  edge: number,
  from: number,
  to: number,
  heads: Int32Array,
  runs: Runs,
): void {
  for (let p = from; p < to; p++) addSegment(map, raster, edge, p, heads, runs);
}

/** Makes blocks of the table's cells that have runs; returns the table and the blocks. */
function divide(maker: Maker, table: Raster, { list }: Runs, heads: Int32Array): Int32Array<ArrayBuffer> {
  const across = 2 ** BLOCK_BITS;
  const divided = heads.reduce((sum, head) => sum + (head === 0 ? 0 : 1), 0);
  const cells = new Int32Array(1 + heads.length + divided * across ** 2);
  const runs = noRuns(1024);
  let place = 1 + heads.length;
  for (let row = 0, cell = 0; row < table.rows; row++) {
    // The table begins west of the map, so its first column is outside.
    let face = 0;
    for (let column = 0; column < table.columns; column++, cell++) {
      if (heads[cell] === 0) {
        cells[1 + cell] = face - 1;
        continue;
      }
      const block = {
        west: table.west + column * 2 ** table.shift,
        south: table.south + row * 2 ** table.shift,
        shift: table.shift - BLOCK_BITS,
        columns: across,
        rows: across,
      };
      const held = cells.subarray(place, place + across ** 2);
      runs.end = 4;
      for (let run = heads[cell]!; run !== 0; run = list[run + NEXT]!) {
        const first = list[run + FIRST]!;
        addStretch(maker.map, block, list[run + EDGE]!, first, first + list[run + SEGMENTS]!, held, runs);
      }
      cells[1 + cell] = codeOf(place);
      face = fillCells(maker, block, runs, held, face);
      place += across ** 2;
    }
  }
  return cells;
}
