import { type Change, invertChange } from '../kernel/change.ts';
import { gridIndex } from '../kernel/grid-geometry.ts';
import { faceLeftOf, stretchOfFace } from '../kernel/lookup.ts';
import type { Plan } from '../kernel/plan.ts';
import { OUTSIDE } from '../kernel/planar-map.ts';
import type { Check, CheckInput, Finding } from './check.ts';
import { type Touched, touchedBy } from './touched.ts';

/**
 * What checks find in a plan after a change, from what they found before it: only what the change has touched is looked at again.
 * The findings are those of a check of the whole plan, in another order. Null where a finding that stays cannot be found again, because
 * edges around its face were joined: the whole must be checked then.
 * @param before the plan the findings are of
 * @param input the plan after the change; its `touched` is not looked at
 */
export function recheck(
  checks: readonly Check[],
  findings: readonly Finding[],
  before: Plan,
  change: Change,
  input: CheckInput,
): Finding[] | null {
  const about = new Map(checks.map((check) => [check.name, check.about]));
  const gone = touchedBy(before, invertChange(change));
  const kept: Finding[] = [];
  for (const finding of findings) {
    if (concerns(gone, finding, about.get(finding.check))) continue;
    const now = renumbered(finding, before, input.plan);
    if (now === null) return null;
    kept.push(now);
  }
  const touched = touchedBy(input.plan, change);
  return [...kept, ...checks.flatMap((check) => check.find({ ...input, touched }))];
}

/** Does a finding hang on something touched? */
function concerns({ faces, grids }: Touched, finding: Finding, about: Check['about'] | undefined): boolean {
  if (about === 'faces') return finding.faces.some((face) => faces.includes(face));
  return finding.grids.some((grid) => grids[finding.tier ?? -1]?.includes(grid));
}

/** A finding with the numbers its faces and grids have in another plan; null where one is not there. */
function renumbered(finding: Finding, from: Plan, to: Plan): Finding | null {
  const { tier } = finding;
  const faces = finding.faces.map((face) => faceLeftOf(to.map, stretchOfFace(from.map, face)));
  const grids = finding.grids.map((grid) =>
    tier === null ? -1 : gridIndex(to, tier, from.tiers[tier]?.grids[grid]?.id ?? ''),
  );
  return faces.includes(OUTSIDE) || grids.includes(-1) ? null : { ...finding, faces, grids };
}
