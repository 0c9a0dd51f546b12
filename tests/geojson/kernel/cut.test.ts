import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutFaces, generalCut } from '../../../geojson/kernel/cut.ts';
import { simpleCut } from '../../../geojson/kernel/cut-simple.ts';
import { halvesOfFace } from '../../../geojson/kernel/dissolve.ts';
import { pointAt } from '../../../geojson/kernel/lookup.ts';
import { patchOf } from '../../../geojson/kernel/patch.ts';
import type { PlanarMap } from '../../../geojson/kernel/planar-map.ts';
import type { Point } from '../../../geojson/kernel/redraw.ts';
import { rebuilt } from '../../../geojson/kernel/rework.ts';
import { isClear } from '../../../geojson/kernel/rework-clear.ts';
import { cutAcross } from '../../../geojson/kernel/rework-cut.ts';
import { anyPlace, planOf, recipe } from '../random-plan.ts';

const unit = fc.integer({ min: 0, max: 999 });
const pick = (count: number, number: number) => Math.floor((number / 1000) * count);

test('a simple cut is what noding everything finds', () => {
  const cut = { simple: 0, bent: 0 };
  const place = fc.oneof(anyPlace, unit);
  const step = fc.tuple(unit, fc.array(place, { minLength: 2, maxLength: 4 }));
  const property = fc.property(recipe, fc.array(step, { minLength: 8 }), (of, cuts) => {
    const { map } = planOf(of);
    for (const [f, places] of cuts) {
      const face = pick(map.faceCount, f);
      const halves = halvesOfFace(map, face);
      /** Anywhere, or at a vertex of the face. */
      const line = places.map((at) => {
        if (typeof at !== 'number') return at;
        const edge = halves[pick(halves.length, at)]! >> 1;
        const first = map.pointStart[edge]!;
        return pointAt(map, first + ((at * 7) % (map.pointStart[edge + 1]! - first)));
      });
      const simple = simpleCut(map, [face], line);
      if (simple === null) continue;
      expect(simple).toEqual(generalCut(map, [face], line));
      cut.simple++;
      if (simple.rerouted.length > 0) cut.bent++;
    }
  });
  fc.assert(property, { numRuns: 300 });
  expect(cut.simple).toBeGreaterThan(100);
  expect(cut.bent).toBeGreaterThan(30);
});

/** A side of a face. */
function sideOf(map: PlanarMap, face: number, which: number): [Point, Point] {
  const halves = halvesOfFace(map, face);
  const edge = halves[pick(halves.length, which)]! >> 1;
  const first = map.pointStart[edge]!;
  const p = first + ((which * 7) % (map.pointStart[edge + 1]! - first - 1));
  return [pointAt(map, p), pointAt(map, p + 1)];
}

test('a cut that is called clear is clear, and comes out as if rebuilt', () => {
  const clear = { all: 0, crossing: 0 };
  const step = fc.tuple(unit, unit, unit, fc.boolean());
  const property = fc.property(recipe, fc.array(step, { minLength: 8 }), (of, cuts) => {
    const { map } = planOf(of);
    for (const [f, a, b, isCrossing] of cuts) {
      const face = pick(map.faceCount, f);
      const [from] = sideOf(map, face, a);
      const [[px, py], [qx, qy]] = sideOf(map, face, b);
      /** To a vertex, or as far again beyond the middle of a side. */
      const to: Point = isCrossing ? [px + qx - from[0], py + qy - from[1]] : [px, py];
      const redraw = cutFaces(map, [face], [from, to]);
      if (!redraw?.isClear) continue;
      const draft = cutAcross(map, redraw);
      const path = [redraw.added[0]![0], ...redraw.added.map(([, point]) => point)];
      expect(isClear(map, draft?.lostFaces ?? [face], redraw, path)).toBe(true);
      if (draft === null) continue;
      expect({ ok: true, patch: patchOf(map, draft) }).toEqual(rebuilt(map, redraw));
      clear.all++;
      if (redraw.rerouted.length > 0) clear.crossing++;
    }
  });
  fc.assert(property, { numRuns: 300 });
  expect(clear.all).toBeGreaterThan(100);
  expect(clear.crossing).toBeGreaterThan(20);
});
