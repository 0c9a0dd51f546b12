import { areaOf } from '../../../geojson/kernel/certificate.ts';
import { facesOfGrid, gridGeometries, gridGeometry } from '../../../geojson/kernel/grid-geometry.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import type { AreaGeometry } from '../../../geojson/kernel/polygons.ts';

/** A plan with what is shown of it: the shape and the area of each grid, by tier and grid as in the plan. */
export interface DrawnPlan {
  readonly plan: Plan;
  readonly tiers: readonly (readonly DrawnGrid[])[];
}

/** A grid without faces has no shape and no area. */
export interface DrawnGrid {
  readonly id: string;
  readonly geometry: AreaGeometry | null;
  readonly squareMetres: number;
  /** Twice the area in square lattice units: what is compared when it must be exact. */
  readonly twiceLattice: bigint;
}

/** The grids an edit touches: for each tier, by index, by how much their areas change. */
export type Touched = readonly ReadonlyMap<number, AreaDelta>[];

export interface AreaDelta {
  readonly squareMetres: number;
  readonly twiceLattice: bigint;
}

export function drawPlan(plan: Plan): DrawnPlan {
  return {
    plan,
    tiers: plan.tiers.map((tier, t) => {
      const geometries = gridGeometries(plan, t);
      return tier.grids.map((_, grid) => drawn(plan, t, grid, geometries[grid] ?? null));
    }),
  };
}

/** The same after an edit: touched grids are drawn anew, the others are the very objects of before. */
export function redrawPlan(before: DrawnPlan, plan: Plan, touched: Touched): DrawnPlan {
  return {
    plan,
    tiers: before.tiers.map((grids, t) =>
      grids.map((grid, g) => {
        const delta = touched[t]?.get(g);
        if (delta === undefined) return grid;
        return {
          id: grid.id,
          geometry: gridGeometry(plan, t, g),
          squareMetres: grid.squareMetres + delta.squareMetres,
          twiceLattice: grid.twiceLattice + delta.twiceLattice,
        };
      }),
    ),
  };
}

function drawn(plan: Plan, tier: number, grid: number, geometry: AreaGeometry | null): DrawnGrid {
  const { twiceLattice, squareMetres } = areaOf(plan.map, facesOfGrid(plan, tier, grid));
  const id = plan.tiers[tier]?.grids[grid]?.id ?? '';
  return { id, geometry, squareMetres, twiceLattice: BigInt(twiceLattice) };
}

/** The shape of a grid by name; null where there is no such grid, or it has no faces. */
export function shapeOf({ plan, tiers }: DrawnPlan, tier: string, grid: string): AreaGeometry | null {
  const grids = tiers[plan.tiers.findIndex(({ id }) => id === tier)];
  return grids?.find(({ id }) => id === grid)?.geometry ?? null;
}

/** A grid whose area differs from the plan in force. */
export interface AreaChange {
  readonly tier: number;
  readonly grid: string;
  readonly squareMetres: number;
  /** Now minus then. */
  readonly change: number;
}

/** The grids whose exact area has changed, in the plan's order; then those that are gone. Grids are the same when their ids are. */
export function areaChanges(before: DrawnPlan, now: DrawnPlan): AreaChange[] {
  return now.tiers.flatMap((grids, tier) => {
    const then = new Map(before.tiers[tier]?.map((grid) => [grid.id, grid]));
    const today = new Set(grids.map(({ id }) => id));
    const gone = [...then.values()].filter(({ id }) => !today.has(id));
    return [
      ...grids.flatMap(({ id, squareMetres, twiceLattice }) => {
        const was = then.get(id) ?? { squareMetres: 0, twiceLattice: 0n };
        if (was.twiceLattice === twiceLattice) return [];
        return [{ tier, grid: id, squareMetres, change: squareMetres - was.squareMetres }];
      }),
      ...gone.map(({ id, squareMetres }) => ({ tier, grid: id, squareMetres: 0, change: -squareMetres })),
    ];
  });
}

/** The same coordinates? Parts that were not touched are mostly the very arrays of before. */
export function sameCoordinates(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return (
    Array.isArray(a) &&
    Array.isArray(b) &&
    a.length === b.length &&
    a.every((part, i) => sameCoordinates(part, b[i]))
  );
}

/** Is the sum of a tier's areas what it was, to the last lattice unit? */
export function sameTotal(before: DrawnPlan, now: DrawnPlan, tier: number): boolean {
  const total = ({ tiers }: DrawnPlan) =>
    (tiers[tier] ?? []).reduce((sum, grid) => sum + grid.twiceLattice, 0n);
  return total(before) === total(now);
}
