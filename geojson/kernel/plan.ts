import { build } from './build.ts';
import { edgeLines } from './edge-lines.ts';
import type { Fault } from './faults.ts';
import { ownersOfFace } from './owners.ts';
import type { LineName, PlanInput } from './plan-input.ts';
import { type PlanRefusal, refuse } from './plan-refusal.ts';
import type { PlanarMap } from './planar-map.ts';

/**
 * A plan is a planar map and, for each tier, the grid each face belongs to. Tiers nest by construction: a tier that is a
 * parent has no assignment of its own, it follows from its children's parents.
 */
export interface Plan {
  readonly map: PlanarMap;
  /** The features the map was built from, in the order of the input. */
  readonly blockIds: readonly string[];
  /** The block of each face, −1 for a gap. Where blocks overlap, the first of them. */
  readonly blockOfFace: Int32Array;
  readonly tiers: readonly PlanTier[];
  /** The named lines, in the order of the input. */
  readonly names: readonly LineName[];
  /** The line that gives each edge its name, −1 for none. */
  readonly nameOfEdge: Int32Array;
}

export interface PlanTier {
  readonly id: string;
  /** The index of the parent tier, −1 for none. */
  readonly parent: number;
  readonly grids: readonly PlanGrid[];
  /** The grid of each face, −1 for none. */
  readonly gridOfFace: Int32Array;
}

export interface PlanGrid {
  readonly id: string;
  /** The index of the grid of the parent tier, −1 for none. */
  readonly parent: number;
  /** A locked grid's faces and borders refuse every operation. */
  readonly locked: boolean;
}

export type PlanResult =
  | { readonly ok: true; readonly plan: Plan; readonly faults: readonly Fault[] }
  | { readonly ok: false; readonly reason: PlanRefusal; readonly at: string };

/** Builds a plan. Faults of the geometry do not stop it: they are listed, and nothing is mended. */
export function createPlan(input: PlanInput): PlanResult {
  const refusal = refuse(input);
  if (refusal !== null) return { ok: false, ...refusal };
  const { map, faceOwners, faults } = build({ polygons: input.blocks, lines: [] });
  const blockOfFace = Int32Array.from(
    { length: map.faceCount },
    (_, face) => ownersOfFace(faceOwners, face)[0] ?? -1,
  );
  const names = input.lines.map(({ id, name, dividing }) => ({ id, name, dividing }));
  return {
    ok: true,
    plan: {
      map,
      blockIds: input.blocks.map((block) => block.id),
      blockOfFace,
      tiers: tiersOf(input, blockOfFace),
      names,
      nameOfEdge: nameEdges(map, input.lines),
    },
    faults,
  };
}

/**
 * Each tier's grid of each face: for a tier without children the one its block names; for a parent tier the parent of the
 * child's grid, or what the block names where the child has none.
 */
function tiersOf(input: PlanInput, blockOfFace: Int32Array): PlanTier[] {
  const tierIndex = new Map(input.tiers.map((tier, index) => [tier.id, index]));
  const gridsOf = input.tiers.map((tier) => input.grids.filter((grid) => grid.tier === tier.id));
  const gridIndex = gridsOf.map((grids) => new Map(grids.map((grid, index) => [grid.id, index])));
  const tiers = input.tiers.map((tier, t): PlanTier => {
    const parent = tier.parent === null ? -1 : tierIndex.get(tier.parent)!;
    return {
      id: tier.id,
      parent,
      grids: gridsOf[t]!.map((grid) => ({
        id: grid.id,
        parent: parent === -1 || grid.parent === null ? -1 : gridIndex[parent]!.get(grid.parent)!,
        locked: false,
      })),
      gridOfFace: blockOfFace.map((block) => {
        const grid = block === -1 ? undefined : input.blocks[block]!.grids[tier.id];
        return grid === undefined ? -1 : gridIndex[t]!.get(grid)!;
      }),
    };
  });
  for (const child of childrenFirst(tiers)) passUp(tiers, child);
  return tiers;
}

/** The indices of tiers, each before its parent. */
export function childrenFirst(tiers: readonly Pick<PlanTier, 'parent'>[]): number[] {
  const depth = (tier: number): number => (tier === -1 ? 0 : 1 + depth(tiers[tier]!.parent));
  return tiers.map((_, tier) => tier).sort((p, q) => depth(q) - depth(p) || p - q);
}

function passUp(tiers: readonly PlanTier[], child: number): void {
  const { parent, grids, gridOfFace } = tiers[child]!;
  const above = tiers[parent];
  if (above === undefined) return;
  gridOfFace.forEach((grid, face) => {
    const over = grid === -1 ? -1 : grids[grid]!.parent;
    if (over !== -1) above.gridOfFace[face] = over;
  });
}

/** Names each edge after the lines that lie along most of it, at least half; lines of one name count together. */
function nameEdges(map: PlanarMap, lines: PlanInput['lines']): Int32Array {
  const nameOf = new Int32Array(map.edgeCount).fill(-1);
  const shares = new Map<number, Map<string, { line: number; share: number }>>();
  for (const { edge, line, share } of edgeLines(map, lines)) {
    const names = shares.get(edge) ?? new Map<string, { line: number; share: number }>();
    const { name, dividing } = lines[line]!;
    const key = JSON.stringify([name.zh, dividing?.zh]);
    const known = names.get(key) ?? { line, share: 0 };
    names.set(key, { line: Math.min(known.line, line), share: known.share + share });
    shares.set(edge, names);
  }
  for (const [edge, names] of shares) {
    const [best] = [...names.values()].sort((p, q) => q.share - p.share || p.line - q.line);
    if (best !== undefined && best.share >= 0.5) nameOf[edge] = best.line;
  }
  return nameOf;
}
