import type { Plan, PlanTier } from './plan.ts';
import type { LineName } from './plan-input.ts';

/**
 * Tables are a plan's lists, of grids and of named lines, in terms of ids: what operations that create, drop or rename
 * something change. Faces keep the grid they have by its id; a grid that is dropped leaves its faces without.
 */
export interface Tables {
  readonly grids: readonly (readonly GridRow[])[];
  readonly names: readonly LineName[];
}

/** One grid; tables hold a list of them for each tier. */
export interface GridRow {
  readonly id: string;
  readonly parent: string | null;
  readonly locked: boolean;
}

export function tablesOf(plan: Plan): Tables {
  return {
    grids: plan.tiers.map(({ grids, parent }) =>
      grids.map((grid) => ({
        id: grid.id,
        parent: plan.tiers[parent]?.grids[grid.parent]?.id ?? null,
        locked: grid.locked,
      })),
    ),
    names: plan.names,
  };
}

/** The plan with other tables; null if it does not have the tables it should have before. */
export function withTables(plan: Plan, before: Tables | null, after: Tables | null): Plan | null {
  if (before === null || after === null) return plan;
  if (!sameTables(tablesOf(plan), before)) return null;
  const tiers = plan.tiers.map((tier, t): PlanTier => {
    const parents = new Map((after.grids[tier.parent] ?? []).map((row, index) => [row.id, index]));
    const grids = after.grids[t]!.map(({ id, parent, locked }) => ({
      id,
      parent: parent === null ? -1 : (parents.get(parent) ?? -1),
      locked,
    }));
    const index = new Map(grids.map((grid, g) => [grid.id, g]));
    const renumber = tier.grids.map((grid) => index.get(grid.id) ?? -1);
    return { ...tier, grids, gridOfFace: tier.gridOfFace.map((grid) => renumber[grid] ?? -1) };
  });
  const lines = new Map(after.names.map((name, index) => [name.id, index]));
  const renumber = plan.names.map((name) => lines.get(name.id) ?? -1);
  const nameOfEdge = plan.nameOfEdge.map((name) => renumber[name] ?? -1);
  return { ...plan, tiers, names: after.names, nameOfEdge };
}

function sameTables(a: Tables, b: Tables): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
