import type { Raster } from './locate-raster.ts';
import type { PlanarMap } from './planar-map.ts';

/**
 * Where in the locate index that begins which each column of the table needs; one place more tells where the last column's ends. What a column
 * needs lies together, and after that of the column before: its cells, its blocks, and its records, which are made in this order, and the points of the
 * edges that begin in it, as edges are numbered from west to east. Only an edge that goes on from a column before has its points before.
 */
export interface ColumnStarts {
  /** Among the cells. */
  readonly blocks: Int32Array;
  /** Among the numbers of the records. */
  readonly records: Int32Array;
  /** Among the numbers of the vertices. */
  readonly vertices: Int32Array;
}

/** The starts for a table over a map; those of blocks and records are still to be told. */
export function columnStarts(map: PlanarMap, table: Raster): ColumnStarts {
  return {
    blocks: new Int32Array(table.columns + 1),
    records: new Int32Array(table.columns + 1),
    vertices: vertexStarts(map, table),
  };
}

function vertexStarts(
  { pointX, pointStart, edgeCount }: PlanarMap,
  { west, shift, columns }: Raster,
): Int32Array {
  const starts = new Int32Array(columns + 1);
  for (let e = 0; e < edgeCount; e++) {
    const first = pointStart[e]!;
    starts[((pointX[first]! - west) >>> shift) + 1]! += 4 * (pointStart[e + 1]! - first);
  }
  for (let column = 1; column <= columns; column++) starts[column]! += starts[column - 1]!;
  return starts;
}
