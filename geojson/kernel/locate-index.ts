import { codeOf } from './locate-cell.ts';
import { type ColumnStarts, columnStarts } from './locate-columns.ts';
import { BLOCK_BITS, type Layout, layoutOf } from './locate-layout.ts';
import { fillCells, type Maker } from './locate-make.ts';
import type { Raster } from './locate-raster.ts';
import type { Records } from './locate-record.ts';
import { addSegment, emptyRuns, FIRST, NEXT, noRuns, type Runs, SEGMENTS } from './locate-runs.ts';
import { OUTSIDE, type PlanarMap } from './planar-map.ts';

/**
 * The locate index is a table of square cells over a map. A cell that no border passes holds its face; a boundary cell
 * tells, or leads to, the segments that pass it. Where much of the map is empty ground, the table is coarse, and those of its
 * cells that have borders are divided into blocks of cells.
 */
export interface LocateIndex extends Layout, Records {
  /**
   * What the cells hold (see locate-cell.ts): one that is outside, for all that lies beyond the table, then those of the table, column by
   * column, then those of the blocks.
   */
  readonly cells: Int32Array;
  /** Where each column of the table has what it needs. */
  readonly starts: ColumnStarts;
}

export function locateIndex(map: PlanarMap): LocateIndex {
  const layout = layoutOf(map);
  const { table, narrow } = layout;
  const count = map.pointX.length;
  const maker = {
    vertices: verticesOf(map),
    narrow,
    records: new Int32Array(Math.ceil(1.25 * count) + 64),
    end: 0,
  };
  const runs = noRuns(Math.ceil(1.25 * count) + 64);
  const whole = new Int32Array(1 + table.columns * table.rows);
  const heads = whole.subarray(1);
  for (let e = 0; e < map.edgeCount; e++)
    addStretch(map, table, map.pointStart[e]!, map.pointStart[e + 1]! - 1, heads, runs);
  const starts = columnStarts(map, table);
  const cells = layout.blocks ? divide(map, maker, table, runs, heads, starts) : whole;
  if (!layout.blocks) fillTable(maker, table, runs, heads, starts);
  cells[0] = OUTSIDE;
  return { ...layout, cells, vertices: maker.vertices, records: maker.records.slice(0, maker.end), starts };
}

function verticesOf({ pointX, pointY, pointStart, edgeLeft, edgeRight, edgeCount }: PlanarMap): Int32Array {
  const vertices = new Int32Array(4 * pointX.length);
  for (let e = 0; e < edgeCount; e++) {
    for (let p = pointStart[e]!; p < pointStart[e + 1]!; p++) {
      vertices[4 * p] = pointX[p]!;
      vertices[4 * p + 1] = pointY[p]!;
      vertices[4 * p + 2] = edgeLeft[e]!;
      vertices[4 * p + 3] = edgeRight[e]!;
    }
  }
  return vertices;
}

/** Adds the segments of an edge from point `from` to point `to` to the cells they pass. */
function addStretch(
  map: PlanarMap,
  raster: Raster,
  from: number,
  to: number,
  heads: Int32Array,
  runs: Runs,
): void {
  for (let p = from; p < to; p++) addSegment(map, raster, p, heads, runs);
}

/** Exchanges the runs of a table's cells for what they are to hold. The table begins south of the map, so each of its columns begins outside. */
function fillTable(maker: Maker, table: Raster, runs: Runs, heads: Int32Array, starts: ColumnStarts): void {
  const { rows, columns } = table;
  starts.blocks.fill(1 + heads.length);
  for (let column = 0; column < columns; column++) {
    const raster = { ...table, west: table.west + column * 2 ** table.shift, columns: 1 };
    fillCells(maker, raster, runs, heads.subarray(column * rows, (column + 1) * rows), OUTSIDE);
    starts.records[column + 1] = maker.end;
  }
}

/** Makes blocks of the table's cells that have runs, its columns again beginning outside; returns the cells of the table and of the blocks. */
function divide(
  map: PlanarMap,
  maker: Maker,
  table: Raster,
  { list }: Runs,
  heads: Int32Array,
  starts: ColumnStarts,
): Int32Array<ArrayBuffer> {
  const across = 2 ** BLOCK_BITS;
  const size = 2 ** table.shift;
  const divided = heads.reduce((sum, head) => sum + Number(head !== 0), 0);
  const cells = new Int32Array(1 + heads.length + divided * across ** 2);
  const runs = noRuns(1024);
  let place = 1 + heads.length;
  starts.blocks[0] = place;
  for (let column = 0, cell = 0; column < table.columns; column++) {
    const west = table.west + column * size;
    for (let row = 0, face = OUTSIDE; row < table.rows; row++, cell++) {
      cells[1 + cell] = face;
      if (heads[cell] === 0) continue;
      const south = table.south + row * size;
      const block = { west, south, shift: table.shift - BLOCK_BITS, columns: across, rows: across };
      const held = cells.subarray(place, place + across ** 2);
      emptyRuns(runs);
      for (let run = heads[cell]!; run !== 0; run = list[run + NEXT]!) {
        const first = list[run + FIRST]!;
        addStretch(map, block, first, first + list[run + SEGMENTS]!, held, runs);
      }
      face = fillCells(maker, block, runs, held, face);
      cells[1 + cell] = codeOf(place);
      place += across ** 2;
    }
    starts.blocks[column + 1] = place;
    starts.records[column + 1] = maker.end;
  }
  return cells;
}
