import { describe, expect, it } from 'vitest';
import { build } from '../../../geojson/kernel/build.ts';
import type { Fault } from '../../../geojson/kernel/faults.ts';
import { toLattice } from '../../../geojson/kernel/lattice.ts';
import type { PolygonInput } from '../../../geojson/kernel/soup.ts';
import { type Finding, validate } from '../../../geojson/kernel/validate.ts';
import { countyFeatures } from '../../bench/data/counties.ts';
import { large, mosaic, small } from '../../bench/data/mosaic.ts';
import { type Planted, planted, plants, REACH } from '../../bench/data/planted.ts';
import { faceFeatures, multiPolygonOf } from '../../bench/data/polygon-features.ts';

type Input = Parameters<typeof multiPolygonOf>[0];
const inputOf = (features: readonly Input[]): PolygonInput[] =>
  features.map((feature) => ({ id: String(feature.id), coordinates: multiPolygonOf(feature) }));

/** Every expected fault once, at its place, and no other. */
function expectFound(found: readonly (Finding | Fault)[], { expected }: Planted): void {
  const left = [...found];
  for (const { kind, place } of expected) {
    const near = left.findIndex(
      (fault) =>
        fault.kind === kind &&
        fault.place.every((value, axis) => Math.abs(toLattice(value - place[axis]!)) <= REACH + 1),
    );
    expect(near, `${kind} at ${place}`).not.toBe(-1);
    left.splice(near, 1);
  }
  expect(left).toEqual([]);
}

describe.each([
  { name: 'S: 28 grids of 200 vertices', features: () => faceFeatures(mosaic(small)), count: 20 },
  { name: 'like L', features: () => faceFeatures(mosaic({ ...large, columns: 30, rows: 20 })), count: 300 },
])('in a coverage, $name,', ({ features, count }) => {
  const polygons = inputOf(features());

  it('nothing is found where nothing is planted', () => {
    expect(validate(polygons)).toEqual([]);
    expect(build({ polygons, lines: [] }).faults).toEqual([]);
  });

  it('ten kinds of faults are found, once each, at their places, and none invented', () => {
    expect(plants.length).toBe(10);
    const planting = planted(polygons, count);
    expect(planting.expected.length).toBeGreaterThan(count);
    expectFound(validate(planting.polygons), planting);
    expectFound(build({ polygons: planting.polygons, lines: [] }).faults, planting);
  });
});

describe('in the counties of the United States', () => {
  it('ten kinds of faults are found beside those they have', () => {
    const polygons = inputOf(countyFeatures());
    const own = validate(polygons);
    const faulty = new Set(own.flatMap(({ features }) => features));
    const planting = planted(polygons, 300, ({ id }) => !faulty.has(id));
    const found = validate(planting.polygons);
    const known = new Set(own.map((fault) => JSON.stringify(fault)));
    expectFound(
      found.filter((fault) => !known.delete(JSON.stringify(fault))),
      planting,
    );
    expect(known.size).toBe(0);
  });
});
