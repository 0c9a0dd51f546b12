import type { Building, Finding } from '../../../geojson/checks/check.ts';
import { certificate } from '../../../geojson/kernel/certificate.ts';
import type { Fault } from '../../../geojson/kernel/faults.ts';
import { checkLaw } from '../../../geojson/kernel/law.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import { type DrawnPlan, sameTotal } from './drawn-plan.ts';
import { findAll, type ListedCheck, listedChecks } from './finder.ts';

/** What is checked of a draft after every edit. */
export interface PlanChecks {
  /** The kernel's law holds. */
  readonly lawful: boolean;
  readonly tiers: readonly {
    readonly tier: number;
    readonly gaps: number;
    readonly overlaps: number;
    /** The tier's areas add up to what they add up to in the plan in force. */
    readonly sameTotal: boolean;
    /** A place in each gap and each overlap, in degrees. */
    readonly places: readonly (readonly [longitude: number, latitude: number])[];
  }[];
  /** The checks that have what they need, by name, with what they find. */
  readonly found: readonly { readonly check: ListedCheck; readonly findings: readonly Finding[] }[];
}

/**
 * @param faults of the build of the plan in force
 * @param tiers the partition tiers, by index
 * @param buildings null as long as they are not there: whether a border cuts one is then not said
 * @param findings what the listed checks find, where that is known already
 */
export function checkPlan(
  base: DrawnPlan,
  drawn: DrawnPlan,
  faults: readonly Fault[],
  tiers: readonly number[],
  buildings: readonly Building[] | null,
  findings: readonly Finding[] = findAll(drawn.plan, faults, buildings),
): PlanChecks {
  const { plan } = drawn;
  return {
    lawful: checkLaw(plan.map).length === 0,
    tiers: tiers.map((tier) => {
      const { gaps, overlaps } = certificate(plan, tier, faults);
      return {
        tier,
        gaps: gaps.length,
        overlaps: overlaps.length,
        sameTotal: sameTotal(base, drawn, tier),
        places: [...gaps, ...overlaps].map(({ place }) => place),
      };
    }),
    found: listedChecks
      .filter((name) => name !== 'building-cut' || buildings !== null)
      .map((name) => ({ check: name, findings: findings.filter(({ check }) => check === name) })),
  };
}

/** Tells which findings the plan in force does not have. */
export function freshness(
  inForce: Plan,
  known: readonly Finding[],
): (plan: Plan, finding: Finding) => boolean {
  const keys = new Set(known.map((finding) => keyOf(inForce, finding)));
  return (plan, finding) => !keys.has(keyOf(plan, finding));
}

/** A finding by what it is about, whatever the numbers of faces and grids are. */
function keyOf({ tiers }: Plan, { check, tier, grids, features, place }: Finding): string {
  const ids = grids.map((grid) => tiers[tier ?? -1]?.grids[grid]?.id);
  return JSON.stringify([check, tier, ids, features, place]);
}
