import type { Fault } from '../kernel/faults.ts';
import type { Plan } from '../kernel/plan.ts';
import type { MultiPolygonCoordinates } from '../kernel/polygons.ts';
import { type SliverLimits, usualSliver } from '../kernel/sliver.ts';
import type { Touched } from './touched.ts';

/** Something a rule finds in a plan. What it means to people is said in the catalogue of texts, by the check's name. */
export interface Finding {
  readonly check: string;
  /** A tier by index; null where it concerns the geometry of all tiers. */
  readonly tier: number | null;
  /** Grids of the tier, by index. */
  readonly grids: readonly number[];
  readonly faces: readonly number[];
  /** Ids of what is not in the plan: a building, the features of an import. */
  readonly features: readonly string[];
  /** Where to look, in degrees. */
  readonly place: readonly [number, number];
  /** How much, in the check's own unit (see the check); null where there is nothing to measure. */
  readonly amount: number | null;
}

export interface CheckInput {
  readonly plan: Plan;
  /** Only what concerns these faces and grids is looked for; null for the whole plan. */
  readonly touched: Touched | null;
  /** The faults of the build the plan came from. */
  readonly faults: readonly Fault[];
  /** Without them no border can be said to cut one. */
  readonly buildings?: readonly Building[];
  /** The ground the plan may cover, where a boundary is given beside the blocks. */
  readonly scope?: MultiPolygonCoordinates;
  readonly limits?: Limits;
}

export interface Building {
  readonly id: string;
  /** In degrees. */
  readonly coordinates: MultiPolygonCoordinates;
}

/** From where on something counts. A county may set its own. */
export interface Limits {
  /** The least area of a grid, in m². */
  readonly smallestGrid: number;
  readonly sliver: SliverLimits;
  /** How far inside a building, in metres, a border must run to cut it. */
  readonly buildingDepth: number;
  /** How much of a face, in m², must lie outside the scope. */
  readonly outsideScope: number;
}

export const usualLimits: Limits = {
  // The unit grid of digital city management (GB/T 30428.1) is about 10,000 m², 万米单元网格; a grid is made of whole ones.
  smallestGrid: 10_000,
  sliver: usualSliver,
  // Walls are not surveyed finer than this, and a border along a wall is no cut.
  buildingDepth: 0.5,
  // What rounding to the lattice, 1 cm, makes of 100 m of border.
  outsideScope: 1,
};

/** One rule. `find` is pure; with `touched` its cost depends on these faces and grids. */
export interface Check {
  readonly name: string;
  /** What a finding hangs on: with `touched`, those are found that have one of its faces, or one of its grids. */
  readonly about: 'faces' | 'grids';
  readonly find: (input: CheckInput) => Finding[];
}

/** The faces a check looks at. */
export function facesToCheck({ plan, touched }: CheckInput): readonly number[] {
  return touched?.faces ?? Array.from({ length: plan.map.faceCount }, (_, face) => face);
}

/** The grids of a tier a check looks at. */
export function gridsToCheck({ plan, touched }: CheckInput, tier: number): readonly number[] {
  return touched === null ? [...plan.tiers[tier]!.grids.keys()] : (touched.grids[tier] ?? []);
}
