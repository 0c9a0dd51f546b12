import type { Fault } from '../kernel/faults.ts';
import type { Plan } from '../kernel/plan.ts';

/** Something a rule finds in a plan. What it means to people is said in the catalogue of texts, by the check's name. */
export interface Finding {
  readonly check: string;
  /** A tier by index; null where it concerns the geometry of all tiers. */
  readonly tier: number | null;
  /** Grids of the tier, by index. */
  readonly grids: readonly number[];
  readonly faces: readonly number[];
  /** Where to look, in degrees. */
  readonly place: readonly [number, number];
  /** How much, in the check's own unit (see the check); null where there is nothing to measure. */
  readonly amount: number | null;
}

export interface CheckInput {
  readonly plan: Plan;
  /** Only what concerns these faces is looked for; null for the whole plan. */
  readonly touched: readonly number[] | null;
  /** The faults of the build the plan came from. */
  readonly faults: readonly Fault[];
}

/** One rule. `find` is pure; with `touched` its cost depends on these faces and the grids they belong to. */
export interface Check {
  readonly name: string;
  readonly find: (input: CheckInput) => Finding[];
}

/** The faces a check looks at. */
export function facesToCheck({ plan, touched }: CheckInput): readonly number[] {
  return touched ?? Array.from({ length: plan.map.faceCount }, (_, face) => face);
}
