import { contiguity } from '../../../geojson/checks/contiguity.ts';
import { certificate } from '../../../geojson/kernel/certificate.ts';
import type { Fault } from '../../../geojson/kernel/faults.ts';
import { checkLaw } from '../../../geojson/kernel/law.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
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
  }[];
  /** Grids in several pieces. */
  readonly scattered: number;
}

/** @param faults of the build of the plan in force @param tiers the partition tiers, by index */
export function checkPlan(
  base: DrawnPlan,
  drawn: DrawnPlan,
  faults: readonly Fault[],
  tiers: readonly number[],
): PlanChecks {
  const plan: Plan = drawn.plan;
  return {
    lawful: checkLaw(plan.map).length === 0,
    tiers: tiers.map((tier) => {
      const { gaps, overlaps } = certificate(plan, tier, faults);
      return { tier, gaps: gaps.length, overlaps: overlaps.length, sameTotal: sameTotal(base, drawn, tier) };
    }),
    scattered: contiguity.find({ plan, touched: null, faults }).length,
  };
}
