import type { BorderCollection } from '../../data/model/replies.ts';
import { borders } from '../../geojson/kernel/borders.ts';
import type { Plan } from '../../geojson/kernel/plan.ts';

type BorderFeature = BorderCollection['features'][number];

/**
 * Every border of the face tiers once: the lines of each lowest tier, each told of the highest tier it separates. Where two
 * lowest tiers have an ancestor in common, its borders come with the first of them.
 */
export function borderFeatures(plan: Plan): BorderFeature[] {
  const parents = new Set(plan.tiers.map((tier) => tier.parent));
  const told = new Set<number>();
  return plan.tiers.flatMap((_, tier) => {
    if (parents.has(tier)) return [];
    const lines = borders(plan, tier).filter((line) => !told.has(line.separates));
    for (let above = tier; above !== -1; above = plan.tiers[above]?.parent ?? -1) told.add(above);
    return lines.map(({ left, right, separates, name, coordinates }): BorderFeature => {
      const line = plan.names[name];
      const written = line?.dividing ?? line?.name ?? null;
      return {
        type: 'Feature',
        properties: {
          tier: plan.tiers[separates]!.id,
          left: ancestor(plan, tier, left, separates),
          right: ancestor(plan, tier, right, separates),
          zh: written?.zh ?? null,
          en: written?.en ?? null,
          dividing: line?.dividing != null,
        },
        geometry: { type: 'LineString', coordinates: coordinates.map(([x, y]) => [x, y]) },
      };
    });
  });
}

/** The id of the grid of tier `above` that grid `grid` of tier `tier` lies in. */
function ancestor(plan: Plan, tier: number, grid: number, above: number): string | null {
  let [t, g] = [tier, grid];
  while (t !== above && g !== -1) [t, g] = [plan.tiers[t]!.parent, plan.tiers[t]!.grids[g]!.parent];
  return plan.tiers[t]?.grids[g]?.id ?? null;
}
