import { edgeOfPoint, pointsAt } from '../../../geojson/kernel/lookup.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import { OUTSIDE } from '../../../geojson/kernel/planar-map.ts';
import type { LatticePoint } from '../../tools/drag-vertex.ts';

/** The grids of a tier that meet at a vertex, by index, ascending. */
export function gridsAtVertex({ map, tiers }: Plan, tier: number, [x, y]: LatticePoint): number[] {
  const found = new Set<number>();
  for (const point of pointsAt(map, [x, y])) {
    const edge = edgeOfPoint(map, point);
    for (const face of [map.edgeLeft[edge]!, map.edgeRight[edge]!]) {
      const grid = face === OUTSIDE ? -1 : (tiers[tier]?.gridOfFace[face] ?? -1);
      if (grid !== -1) found.add(grid);
    }
  }
  return [...found].sort((a, b) => a - b);
}

/**
 * The vertex after `from` in reading order (west to east, then south to north) among those given, going round; the first without
 * `from`. `step` −1 goes the other way.
 */
export function nextVertex(
  vertices: readonly LatticePoint[],
  from: LatticePoint | null,
  step: 1 | -1,
): LatticePoint | null {
  const ordered = vertices.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (from === null) return ordered[0] ?? null;
  const isAfter = ([x, y]: LatticePoint) => x > from[0] || (x === from[0] && y > from[1]);
  const isBefore = ([x, y]: LatticePoint) => x < from[0] || (x === from[0] && y < from[1]);
  return step === 1
    ? (ordered.find(isAfter) ?? ordered[0] ?? null)
    : (ordered.findLast(isBefore) ?? ordered.at(-1) ?? null);
}
