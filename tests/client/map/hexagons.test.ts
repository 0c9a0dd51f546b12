import fc from 'fast-check';
import { getHexagonEdgeLengthAvg, getResolution, latLngToCell, UNITS } from 'h3-js';
import { expect, test } from 'vitest';
import { hexagonCells } from '../../../client/map/issues/hexagon-cells.ts';
import { hexagons, resolutionAt } from '../../../client/map/issues/hexagons.ts';
import { displayStates } from '../../../data/model/issue.ts';
import { toDegrees } from '../../../geojson/kernel/lattice.ts';

const overdue = displayStates.indexOf('overdue');
const place = fc.record({
  longitude: fc.integer({ min: 1_140_000_000, max: 1_141_000_000 }),
  latitude: fc.integer({ min: 243_000_000, max: 244_000_000 }),
  overdue: fc.boolean(),
  seen: fc.boolean(),
});
const resolution = fc.integer({ min: 5, max: 11 });

test('every point is counted in the cell that H3 gives it, once, and only if it is seen', () => {
  fc.assert(
    fc.property(fc.array(place, { maxLength: 300 }), resolution, (points, at) => {
      const columns = {
        longitude: Int32Array.from(points, (point) => point.longitude),
        latitude: Int32Array.from(points, (point) => point.latitude),
      };
      const found = hexagonCells(columns, at);
      expect([...found.of].map((cell) => found.cells[cell])).toEqual(
        points.map((point) => latLngToCell(toDegrees(point.latitude), toDegrees(point.longitude), at)),
      );
      const rows = Uint32Array.from(points.flatMap(({ seen }, i) => (seen ? [i] : [])));
      const state = Uint8Array.from(points, (point) => (point.overdue ? overdue : 0));
      const bins = hexagons(found, rows, state, String).features.map(({ properties }) => properties);
      const seen = points.filter((point) => point.seen);
      expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(seen.length);
      expect(bins.reduce((sum, bin) => sum + bin.overdue, 0)).toBe(seen.filter((one) => one.overdue).length);
      expect(bins.every((bin) => bin.count > 0 && bin.label === String(bin.count) && bin.share <= 1)).toBe(
        true,
      );
    }),
    { numRuns: 40 },
  );
});

test('of many points close together none is put into a neighbour', () => {
  const rows = 20_000;
  const columns = { longitude: new Int32Array(rows), latitude: new Int32Array(rows) };
  for (let i = 0; i < rows; i++) {
    columns.longitude[i] = 1_141_200_000 + ((i * 7919) % 300_000);
    columns.latitude[i] = 243_500_000 + ((i * 104_729) % 300_000);
  }
  const { cells, of } = hexagonCells(columns, 9);
  for (let i = 0; i < rows; i++)
    expect(cells[of[i] ?? -1]).toBe(
      latLngToCell(toDegrees(columns.latitude[i] ?? 0), toDegrees(columns.longitude[i] ?? 0), 9),
    );
});

test('hexagons stand still: they are the same whatever else is counted, and rings close', () => {
  const columns = {
    longitude: Int32Array.of(1_141_000_000, 1_141_900_000),
    latitude: Int32Array.of(243_000_000, 243_000_000),
  };
  const found = hexagonCells(columns, 8);
  const shape = (rows: readonly number[]) =>
    hexagons(found, Uint32Array.from(rows), new Uint8Array(2), String).features[0]?.geometry;
  expect(shape([0])).toEqual(shape([0, 1]));
  const ring = shape([0]);
  if (ring?.type !== 'Polygon') throw new Error('a polygon');
  expect(ring.coordinates[0]?.at(0)).toEqual(ring.coordinates[0]?.at(-1));
});

test('at every zoom a hexagon has room for its count and does not cover the county', () => {
  for (let zoom = 8; zoom <= 16; zoom += 0.25) {
    const at = resolutionAt(zoom, 24.3, 1);
    const metresPerPixel =
      (40_075_016.686 * Math.cos((24.3 * Math.PI) / 180)) / (512 * 2 ** Math.round(zoom));
    const pixels = getHexagonEdgeLengthAvg(at, UNITS.m) / metresPerPixel;
    expect(pixels).toBeGreaterThanOrEqual(22);
    expect(pixels).toBeLessThan(22 * 2.7);
  }
  expect(resolutionAt(13, 24.3, 2.5)).toBeLessThan(resolutionAt(13, 24.3, 1));
  expect(getResolution(latLngToCell(24.3, 114.1, resolutionAt(13, 24.3, 1)))).toBe(resolutionAt(13, 24.3, 1));
});
