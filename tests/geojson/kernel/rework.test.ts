import fc from 'fast-check';
import { expect, test } from 'vitest';
import { halvesOfFace } from '../../../geojson/kernel/dissolve.ts';
import { pointAt, pointsAt } from '../../../geojson/kernel/lookup.ts';
import { patchOf } from '../../../geojson/kernel/patch.ts';
import { OUTSIDE, type PlanarMap } from '../../../geojson/kernel/planar-map.ts';
import type { Point, Redraw, Stretch } from '../../../geojson/kernel/redraw.ts';
import { rebuilt } from '../../../geojson/kernel/rework.ts';
import { cutAcross } from '../../../geojson/kernel/rework-cut.ts';
import { movedVertex } from '../../../geojson/kernel/rework-move.ts';
import { facesAround, stretchesAt } from '../../../geojson/operations/vertex.ts';
import { anyPlace, planOf, recipe } from '../random-plan.ts';

/** What is done without rebuilding must come to what rebuilding comes to, number by number, and must not be rare. */
function sameAsRebuilt(map: PlanarMap, redraw: Redraw, direct: typeof movedVertex): boolean {
  const draft = direct(map, redraw);
  if (draft === null) return false;
  expect({ ok: true, patch: patchOf(map, draft) }).toEqual(rebuilt(map, redraw));
  return true;
}

const unit = fc.integer({ min: 0, max: 999 });
const pick = (count: number, number: number) => Math.floor((number / 1000) * count);
/** Offsets of any size, the most of them small. */
const offset = fc
  .tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }), fc.nat(4))
  .map(([dx, dy, size]): Point => [dx * 3 ** size, dy * 3 ** size]);

test('a vertex that is moved where nothing is in the way comes out as if rebuilt', () => {
  let direct = 0;
  const property = fc.property(recipe, fc.array(fc.tuple(unit, offset), { minLength: 8 }), (of, moves) => {
    const { map } = planOf(of);
    for (const [which, [dx, dy]] of moves) {
      const from = pointAt(map, pick(map.pointX.length, which));
      const to: Point = [from[0] + dx, from[1] + dy];
      const points = pointsAt(map, from);
      const faces = [...facesAround(map, points)];
      if (faces.includes(OUTSIDE) || (dx === 0 && dy === 0)) continue;
      const stretches = points.flatMap((point) => stretchesAt(map, point));
      const rerouted = stretches.map(([, end]) => ({ before: [from, end], after: [to, end] }));
      if (sameAsRebuilt(map, { faces, removed: [], added: [], rerouted }, movedVertex)) direct++;
    }
  });
  fc.assert(property, { numRuns: 150 });
  expect(direct).toBeGreaterThan(100);
});

/** A place on the border of a face: a vertex of it, or the middle of a segment, which that bends or not. */
function onBorder(map: PlanarMap, face: number, which: number, [dx, dy]: Point) {
  const halves = halvesOfFace(map, face);
  const edge = halves[pick(halves.length, which)]! >> 1;
  const first = map.pointStart[edge]!;
  const p = first + ((which * 7) % (map.pointStart[edge + 1]! - first - 1));
  const [a, b] = [pointAt(map, p), pointAt(map, p + 1)];
  if (which % 2 === 0) return { point: a, rerouted: [] };
  const point: Point = [(a[0] + b[0] + dx) >> 1, (a[1] + b[1] + dy) >> 1];
  return { point, rerouted: [{ before: [a, b], after: [a, point, b] }] };
}

test('a face that is cut by a path where nothing is in the way comes out as if rebuilt', () => {
  let direct = 0;
  let bent = 0;
  const step = fc.tuple(unit, unit, unit, offset, fc.array(anyPlace, { maxLength: 2 }), fc.nat(2));
  const property = fc.property(recipe, fc.array(step, { minLength: 8 }), (of, cuts) => {
    const { map } = planOf(of);
    for (const [f, a, b, by, way, more] of cuts) {
      const face = pick(map.faceCount, f);
      const from = onBorder(map, face, a, by);
      const to = onBorder(map, face, b, [0, 0]);
      const path = [from.point, ...way.slice(0, f % 3 === 0 ? 2 : 0), to.point];
      const added = path.slice(1).map((point, i): Stretch => [path[i]!, point]);
      const others = Array.from({ length: more }, (_, i) => (face + i) % map.faceCount);
      const rerouted = [...from.rerouted, ...to.rerouted];
      const redraw = { faces: [...new Set([face, ...others])], removed: [], added, rerouted };
      if (!sameAsRebuilt(map, redraw, cutAcross)) continue;
      direct++;
      if (rerouted.length > 0) bent++;
    }
  });
  fc.assert(property, { numRuns: 300 });
  expect(direct).toBeGreaterThan(100);
  expect(bent).toBeGreaterThan(50);
});
