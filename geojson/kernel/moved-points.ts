import { locator } from './locate.ts';
import type { Plan } from './plan.ts';
import { OUTSIDE } from './planar-map.ts';
import type { Point } from './redraw.ts';

/** Points, issues say, that one plan puts in another grid than the other does. */
export interface MovedPoints {
  /** Grids by id; null: no grid, or outside the scope. */
  readonly from: string | null;
  readonly to: string | null;
  /** The points' indices in the list given, ascending. */
  readonly points: readonly number[];
}

/**
 * The points that change grids of a tier from one plan to another, by whom they leave and whom they come to, from many to few. Each
 * point is in exactly one grid of either plan, also on a border (see `Locator`). Grids are the same when their ids are.
 * @param points lattice points
 * @returns null when the plans do not both have the tier
 */
export function movedPoints(
  before: Plan,
  after: Plan,
  tier: string,
  points: readonly Point[],
): MovedPoints[] | null {
  const old = gridsAt(before, tier, points);
  const now = gridsAt(after, tier, points);
  if (old === null || now === null) return null;
  const moves = new Map<string, { from: string | null; to: string | null; points: number[] }>();
  for (const [index, from] of old.entries()) {
    const to = now[index]!;
    if (from === to) continue;
    const key = JSON.stringify([from, to]);
    const known = moves.get(key);
    if (known) known.points.push(index);
    else moves.set(key, { from, to, points: [index] });
  }
  return [...moves.values()].sort((p, q) => q.points.length - p.points.length);
}

/** The grid of each point by id. */
function gridsAt({ map, tiers }: Plan, id: string, points: readonly Point[]): (string | null)[] | null {
  const tier = tiers.find((one) => one.id === id);
  if (tier === undefined) return null;
  const { faceAt } = locator(map);
  return points.map(([x, y]) => {
    const face = faceAt(x, y);
    return face === OUTSIDE ? null : (tier.grids[tier.gridOfFace[face]!]?.id ?? null);
  });
}
