import type { Building, Finding } from '../../../geojson/checks/check.ts';
import { checks } from '../../../geojson/checks/registry.ts';
import { certificate } from '../../../geojson/kernel/certificate.ts';
import type { Fault } from '../../../geojson/kernel/faults.ts';
import { checkLaw } from '../../../geojson/kernel/law.ts';
import { type DrawnPlan, sameTotal } from './drawn-plan.ts';

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

/** The checks with a line of their own; what the others find is in the lines on the law, on gaps and on overlaps. */
export const listedChecks = [
  'contiguity',
  'too-small',
  'sliver',
  'unnamed-bound',
  'parent-mismatch',
  'building-cut',
] as const;
export type ListedCheck = (typeof listedChecks)[number];

/**
 * @param faults of the build of the plan in force
 * @param tiers the partition tiers, by index
 * @param buildings null as long as they are not there: whether a border cuts one is then not said
 */
export function checkPlan(
  base: DrawnPlan,
  drawn: DrawnPlan,
  faults: readonly Fault[],
  tiers: readonly number[],
  buildings: readonly Building[] | null,
): PlanChecks {
  const { plan } = drawn;
  const input = { plan, touched: null, faults, buildings: buildings ?? [] };
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
      .map((name) => ({
        check: name,
        findings: checks.find((check) => check.name === name)?.find(input) ?? [],
      })),
  };
}
