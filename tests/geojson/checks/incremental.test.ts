import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckInput, Finding, Limits } from '../../../geojson/checks/check.ts';
import { recheck } from '../../../geojson/checks/recheck.ts';
import { checks } from '../../../geojson/checks/registry.ts';
import { type Touched, touchedBy, touchedFaces } from '../../../geojson/checks/touched.ts';
import type { Fault } from '../../../geojson/kernel/faults.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import { hammer, sequence } from '../random-edits.ts';
import { planOf, recipe } from '../random-plan.ts';

/** The plans are some 11 m wide: everything is to scale. */
const limits: Limits = {
  smallestGrid: 40,
  sliver: { compactness: 0.4, width: 3 },
  buildingDepth: 0.05,
  outsideScope: 0.01,
};
const square = (x: number, y: number, side: number) => [
  [
    [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y],
    ].map(([a, b]): [number, number] => [a! / 1e7, b! / 1e7]),
  ],
];
const buildings = Array.from({ length: 25 }, (_, i) => ({
  id: `house ${i}`,
  coordinates: square(30 + 190 * (i % 5), 30 + 190 * Math.floor(i / 5), 120),
}));
const scope = square(70, 40, 880);
const faults: Fault[] = [
  [300, 410],
  [655, 120],
  [820, 777],
].map(([x, y], i) => ({
  kind: i === 1 ? 'duplicate' : 'overlap',
  place: [x! / 1e7, y! / 1e7],
  areaSquareMetres: i + 1,
  features: ['a', 'b'],
  faces: [],
  geometry: { type: 'Point', coordinates: [x! / 1e7, y! / 1e7] },
}));
const inputOf = (plan: Plan, touched: Touched | null = null): CheckInput => ({
  plan,
  touched,
  faults,
  buildings,
  scope,
  limits,
});

/** Every other edge loses its name. */
const withUnnamed = (plan: Plan): Plan => ({
  ...plan,
  nameOfEdge: plan.nameOfEdge.map((name, edge) => (edge % 2 === 0 ? -1 : name)),
});

const texts = (findings: readonly Finding[]) => findings.map((finding) => JSON.stringify(finding)).sort();

/** A finding by what it is about, whatever the numbers of faces and grids are. */
const nameOf = ({ tiers }: Plan, { check, tier, grids, place, amount }: Finding) =>
  JSON.stringify([check, tier, grids.map((grid) => tiers[tier!]!.grids[grid]!.id), place, amount]);

describe.each(checks.map((check) => [check.name, check] as const))('%s', (_, check) => {
  const concerns = ({ faces, grids }: Touched, finding: Finding) =>
    check.about === 'faces'
      ? finding.faces.some((face) => faces.includes(face))
      : finding.grids.some((grid) => grids[finding.tier!]!.includes(grid));
  const restricted = (plan: Plan, touched: Touched) =>
    check.find(inputOf(plan)).filter((finding) => concerns(touched, finding));

  it('finds for some faces what it finds of them in the whole', () => {
    let found = 0;
    fc.assert(
      fc.property(recipe, fc.array(fc.nat(99), { minLength: 1, maxLength: 3 }), (chosen, which) => {
        const plan = withUnnamed(planOf(chosen));
        const touched = touchedFaces(plan, [...new Set(which.map((n) => n % plan.map.faceCount))]);
        const some = check.find(inputOf(plan, touched));
        expect(texts(some)).toEqual(texts(restricted(plan, touched)));
        found += some.length;
      }),
      { numRuns: 40 },
    );
    // How many is chance. Nesting holds by construction and borders cannot cross: these two are tried on plans that are broken (checks.test.ts).
    if (!['crossing', 'parent-mismatch'].includes(check.name)) expect(found).toBeGreaterThan(0);
  });

  it('finds after an edit, among what it touched, all that is new', () => {
    fc.assert(
      fc.property(sequence, ([chosen, steps]) => {
        let before = planOf(chosen);
        hammer(before, steps.slice(0, 8), ({ change }, after) => {
          const touched = touchedBy(after, change);
          const some = check.find(inputOf(after, touched));
          expect(texts(some)).toEqual(texts(restricted(after, touched)));
          const known = new Set([
            ...check.find(inputOf(before)).map((one) => nameOf(before, one)),
            ...some.map((one) => nameOf(after, one)),
          ]);
          for (const finding of check.find(inputOf(after))) expect(known).toContain(nameOf(after, finding));
          before = after;
        });
      }),
      { numRuns: 25 },
    );
  });
});

it('after any edits, one after the other, what is kept and what is found anew is what the whole is found to have', () => {
  let inPart = 0;
  fc.assert(
    fc.property(sequence, ([chosen, steps]) => {
      let before = planOf(chosen);
      const whole = (plan: Plan) => checks.flatMap((check) => check.find(inputOf(plan)));
      const named = (plan: Plan, found: readonly Finding[]) => found.map((one) => nameOf(plan, one)).sort();
      let findings = whole(before);
      hammer(before, steps.slice(0, 8), ({ change }, after) => {
        const some = recheck(checks, findings, before, change, inputOf(after));
        findings = some ?? whole(after);
        if (some !== null) inPart += 1;
        expect(named(after, findings)).toEqual(named(after, whole(after)));
        before = after;
      });
    }),
    { numRuns: 40 },
  );
  expect(inPart).toBeGreaterThan(20);
});
