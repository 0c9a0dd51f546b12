import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../../geojson/kernel/build.ts';
import type { Fault } from '../../../geojson/kernel/faults.ts';
import { checkLaw } from '../../../geojson/kernel/law.ts';
import { asWritten, groupGeometries } from '../../../geojson/kernel/polygons.ts';
import { proposeRepairs } from '../../../geojson/kernel/repair.ts';
import type { PolygonInput } from '../../../geojson/kernel/soup.ts';
import { countyFeatures } from '../../bench/data/counties.ts';
import { multiPolygonOf } from '../../bench/data/polygon-features.ts';
import { shpRings, zipEntry } from '../../helpers/shapefile.ts';
import { type Oracle, oracle } from '../geos.ts';
import { applied, planFrom, polygonsFrom } from './repairing.ts';

let geos: Oracle;
beforeAll(async () => {
  geos = await oracle();
});

/** Repairs all that has a rule; GEOS must find the result valid, and a build only what was left. */
function expectRepaired(polygons: readonly PolygonInput[]) {
  const { plan, faults } = planFrom(polygons);
  expect(checkLaw(plan.map)).toEqual([]);
  const repairs = proposeRepairs(plan, faults);
  expect(repairs.map(({ fault }) => fault)).toEqual(faults);
  for (const { action, change, to } of repairs) {
    expect(change !== null).toBe(action === 'give');
    expect(to !== null).toBe(action === 'give');
  }
  const repaired = polygonsFrom(applied(plan, repairs));
  expect(geos.areValid(repaired)).toBe(true);
  expect(geos.coverageIsValid(repaired)).toBe(true);
  // Where a ring crosses itself, even-odd has settled what it covers: a person is to look, but nothing is left.
  const left = repairs.filter(({ action, fault }) => action === 'leave' && fault.kind !== 'self-crossing');
  expect(build({ polygons: repaired, lines: [] }).faults.map(({ kind }) => kind)).toEqual(
    left.map(({ fault }) => fault.kind),
  );
  return faults;
}

const onLattice = (position: readonly number[]) =>
  String(position.map((degrees) => Math.round(degrees * 1e7)));

const countOf = (faults: readonly Fault[]) => {
  const kinds = faults.map(({ kind }) => kind);
  return Object.fromEntries(
    [...new Set(kinds)].sort().map((kind) => [kind, kinds.filter((one) => one === kind).length]),
  );
};

describe('the counties of the United States (us-atlas)', () => {
  it('come out valid, every change listed', () => {
    const polygons = countyFeatures().map((one) => ({
      id: String(one.id),
      coordinates: multiPolygonOf(one),
    }));
    expect(geos.coverageIsValid(polygons)).toBe(false);
    const faults = expectRepaired(polygons);
    expect(countOf(faults)).toEqual({ collapsed: 1, overlap: 2, 'self-crossing': 20, spike: 19 });
    // Whose own rings are at fault is whom GEOS takes for invalid; but it also does where a ring passes a point twice, which is no fault.
    const own = new Set(faults.filter(({ kind }) => kind !== 'overlap').flatMap(({ features }) => features));
    for (const one of polygons) {
      const touching = one.coordinates.some((rings) =>
        rings.some((ring) => new Set(ring.slice(1).map(onLattice)).size < ring.length - 1),
      );
      if (!touching || own.has(one.id))
        expect([one.id, own.has(one.id)]).toEqual([one.id, !geos.areValid([one])]);
    }
    expect(own.size).toBeGreaterThan(30);
  });
});

const shared = new URL('../../../../shared/data/', import.meta.url);
const zip = new URL('providence/Providence_blocks.zip', shared);
describe.skipIf(!existsSync(zip))(
  'the blocks of Providence (../shared/data, skipped where it is absent)',
  () => {
    const features = existsSync(zip) ? shpRings(zipEntry(readFileSync(zip), 'Providence_blocks.shp')) : [];

    it('are without fault, and every one comes back as it was written', () => {
      const rounded = (degrees: number) => Math.round(degrees * 1e7) / 1e7;
      // The file has seven decimals and the noise of a projection after them.
      const written = features.map((rings) =>
        rings.map((ring) => ring.map(([x, y]) => [rounded(x), rounded(y)] as const)),
      );
      const polygons = written.map((rings, i) => ({ id: String(i), coordinates: [rings] }));
      const { plan, faults } = planFrom(polygons);
      expect([polygons.length, faults]).toEqual([3014, []]);
      expect(checkLaw(plan.map)).toEqual([]);
      const derived = groupGeometries(plan.map, plan.blockOfFace, polygons.length);
      for (const [i, coordinates] of written.entries()) {
        const original = { type: 'Polygon', coordinates } as const;
        expect(asWritten(derived[i]!, original)).toBe(original);
      }
      const ours = polygonsFrom(plan);
      expect([geos.areValid(ours), geos.coverageIsValid(ours)]).toEqual([true, true]);
    });
  },
);

const folder = new URL('beijing-subdistricts/', shared);
describe.skipIf(!existsSync(folder))(
  'the sub-districts of Beijing (../shared/data, skipped where it is absent)',
  () => {
    const files = existsSync(folder) ? readdirSync(folder) : [];
    const polygonsIn = (file: string): PolygonInput[] =>
      JSON.parse(readFileSync(new URL(file, folder), 'utf8')).features.map(
        ({ geometry }: { geometry: { type: string; coordinates: never } }, i: number) => ({
          id: String(i),
          coordinates: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
        }),
      );
    const districts = files.filter((name) => name.endsWith('-all.geojson'));

    it.each(districts)('%s comes out valid, every change listed', (file) => {
      const polygons = polygonsIn(file);
      const touching = expectRepaired(polygons).filter(({ kind }) => kind !== 'gap' && kind !== 'sliver');
      expect(geos.coverageIsValid(polygons)).toBe(touching.length === 0);
    });

    it('are sixteen files, eight of them with overlaps', () => {
      const withOverlaps = districts.filter((file) =>
        build({ polygons: polygonsIn(file), lines: [] }).faults.some(({ kind }) => kind === 'overlap'),
      );
      expect([districts.length, withOverlaps.length]).toEqual([16, 8]);
    });

    it.each(files.filter((name) => name.endsWith('-outline.geojson')))('%s comes out valid', (file) => {
      expectRepaired(polygonsIn(file));
    });
  },
);
