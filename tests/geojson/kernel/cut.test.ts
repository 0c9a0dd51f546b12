import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generalCut } from '../../../geojson/kernel/cut.ts';
import { simpleCut } from '../../../geojson/kernel/cut-simple.ts';
import { halvesOfFace } from '../../../geojson/kernel/dissolve.ts';
import { pointAt } from '../../../geojson/kernel/lookup.ts';
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
