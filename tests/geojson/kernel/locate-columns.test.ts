import { describe, expect, test } from 'vitest';
import { codeOf, isBoundary, recordOf, runsBit } from '../../../geojson/kernel/locate-cell.ts';
import { type LocateIndex, locateIndex } from '../../../geojson/kernel/locate-index.ts';
import { BLOCK_BITS } from '../../../geojson/kernel/locate-layout.ts';
import type { PlanarMap } from '../../../geojson/kernel/planar-map.ts';
import { large, mosaic } from '../../bench/data/mosaic.ts';
import { sketch } from '../../helpers/sketch.ts';

/** Two towns far apart, so that the table is coarse and divided into blocks. */
function twoTowns(): PlanarMap {
  const away = (i: number): number => (i < 3 ? 0 : 1_000_000);
  return sketch(['AB.CD', 'AE.FD'], (i, j) => [away(i) + i * 1000, away(i) + j * 1000]).map;
}

const maps: [string, PlanarMap, boolean][] = [
  ['a fine table', mosaic({ ...large, columns: 8, rows: 6 }), false],
  ['a table divided into blocks', twoTowns(), true],
];

/** What the cells of a column hold: those of the table, or those of its blocks. */
function cellsOf(
  { cells, table, blocks }: LocateIndex,
  column: number,
): { held: number[]; places: number[] } {
  const from = 1 + column * table.rows;
  const held = [...cells.subarray(from, from + table.rows)];
  if (!blocks) return { held, places: [] };
  const places = held.filter(isBoundary).map(codeOf);
  return { held: places.flatMap((place) => [...cells.subarray(place, place + 4 ** BLOCK_BITS)]), places };
}

const within = (starts: Int32Array, column: number, places: readonly number[]): boolean =>
  places.every((place) => starts[column]! <= place && place < starts[column + 1]!);

describe.each(maps)('what a column of the index needs lies together: %s', (_, map, blocks) => {
  const index = locateIndex(map);
  const { table, starts } = index;
  const columns = Array.from({ length: table.columns }, (__, column) => column);

  test('its blocks and records', () => {
    expect(index.blocks).toBe(blocks);
    const records = columns.map((column) => {
      const { held, places } = cellsOf(index, column);
      expect(within(starts.blocks, column, places)).toBe(true);
      const codes = held.filter(isBoundary).map(codeOf);
      const led = codes.filter((code) => runsBit(code) === 1).map(recordOf);
      expect(within(starts.records, column, led)).toBe(true);
      return led.length;
    });
    expect(records.filter((count) => count > 0).length).toBeGreaterThan(1);
    expect(starts.blocks[table.columns]).toBe(index.cells.length);
    expect(starts.records[table.columns]).toBe(index.records.length);
  });

  test('the points of the edges that begin in it', () => {
    for (let e = 0; e < map.edgeCount; e++) {
      const [first, end] = [map.pointStart[e]!, map.pointStart[e + 1]!];
      const column = Math.floor((map.pointX[first]! - table.west) / 2 ** table.shift);
      expect(within(starts.vertices, column, [4 * first, 4 * end - 1])).toBe(true);
    }
    expect(starts.vertices[table.columns]).toBe(index.vertices.length);
  });
});
