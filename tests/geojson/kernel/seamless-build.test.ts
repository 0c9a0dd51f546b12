import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { build, buildNoded } from '../../../geojson/kernel/build.ts';
import { flatten } from '../../../geojson/kernel/flatten.ts';
import { groupGeometries } from '../../../geojson/kernel/polygons.ts';
import { seamlessBuild } from '../../../geojson/kernel/seamless-build.ts';
import type { PolygonInput } from '../../../geojson/kernel/soup.ts';
import { polygonsOf } from '../drawing.ts';
import { catalogue } from './catalogue.ts';

const SIZE = 6;

/** Features put together from the cells of a bent chequerboard: with holes, in parts, touching in points. */
function patchwork(bends: readonly number[], groups: readonly number[]): PolygonInput[] {
  const at = (i: number, j: number) => {
    const bend = bends[(j * (SIZE + 1) + i) % bends.length]!;
    return [(i * 10 + (bend % 5)) / 1e7, (j * 10 + ((bend >> 3) % 5)) / 1e7];
  };
  const cells = Array.from({ length: SIZE * SIZE }, (_, k): PolygonInput => {
    const [i, j] = [k % SIZE, Math.floor(k / SIZE)];
    return { id: String(k), coordinates: [[[at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)]]] };
  });
  const { map, faceOwners } = buildNoded(flatten(cells), []);
  const groupOfFace = Int32Array.from(faceOwners.owner, (cell) => groups[cell]!);
  return groupGeometries(map, groupOfFace, 8).flatMap((geometry, group) => {
    if (geometry === null) return [];
    const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return [{ id: `g${group}`, coordinates: parts.map((rings) => rings.map((ring) => ring.toReversed())) }];
  });
}

const bends = fc.array(fc.nat(63), { minLength: 49, maxLength: 49 });
const groups = fc.array(fc.integer({ min: -1, max: 7 }), { minLength: SIZE * SIZE, maxLength: SIZE * SIZE });

describe('a seamless coverage', () => {
  it('is built to the same bytes without noding', () => {
    let seamless = 0;
    const check = (polygons: readonly PolygonInput[]) => {
      const noded = buildNoded(flatten(polygons), []);
      const quick = seamlessBuild(flatten(polygons));
      if (quick === null) return;
      seamless++;
      expect({ ...quick, faults: [] }).toEqual(noded);
    };
    fc.assert(
      fc.property(bends, groups, (bent, grouped) => check(patchwork(bent, grouped))),
      { numRuns: 150 },
    );
    const whole = groups.map((list) => list.map((group) => Math.max(0, group)));
    fc.assert(
      fc.property(bends, whole, (bent, grouped) => check(patchwork(bent, grouped))),
      { numRuns: 150 },
    );
    const striped = fc.array(fc.nat(3), { minLength: SIZE, maxLength: SIZE });
    const strips = striped.map((list) =>
      Array.from({ length: SIZE * SIZE }, (_, k) => list[k % SIZE]! * 2 + (k & 1)),
    );
    fc.assert(
      fc.property(bends, strips, (bent, grouped) => check(patchwork(bent, grouped))),
      { numRuns: 100 },
    );
    const rows = bends.map((list) =>
      patchwork(
        list,
        Array.from({ length: 36 }, (_, k) => Math.floor(k / SIZE)),
      ),
    );
    fc.assert(fc.property(rows, check), { numRuns: 50 });
    expect(seamless).toBeGreaterThan(50);
  });

  it('is told from any other', () => {
    for (const drawing of catalogue) {
      const polygons = polygonsOf(drawing);
      const quick = seamlessBuild(flatten(polygons));
      if (drawing.faults.length > 0) expect(quick, drawing.name).toBeNull();
      expect(build({ polygons, lines: [] }), drawing.name).toEqual(buildNoded(flatten(polygons), []));
    }
  });
});
