import { toDegrees } from '../kernel/lattice.ts';
import type { Plan } from '../kernel/plan.ts';
import { OUTSIDE } from '../kernel/planar-map.ts';
import { boxesMeet, boxOf } from './box.ts';
import { buildingIndex } from './building-index.ts';
import { type Building, type Check, type Finding, facesToCheck, usualLimits } from './check.ts';
import { type Place, runInside } from './run-inside.ts';
import { edgesAround } from './touched.ts';

/**
 * Borders that run through a building: a grid goes along roads and rivers, never through one. One finding for each
 * building and edge; none where no buildings are given. `features`: the building. `amount`: how deep inside the border runs, in metres.
 */
export const buildingCut: Check = {
  name: 'building-cut',
  about: 'faces',
  find(input) {
    const { plan, buildings, limits = usualLimits } = input;
    if (buildings === undefined) return [];
    const near = buildingIndex(buildings);
    return edgesAround(plan, facesToCheck(input))
      .filter((edge) => isBorder(plan, edge))
      .flatMap((edge) => {
        const line = lineOf(plan, edge);
        return near(boxOf(line)).flatMap((building): Finding[] => {
          const deepest = deepestRun(line, building);
          if (deepest === null || deepest.depth < limits.buildingDepth) return [];
          const { place, depth: amount } = deepest;
          const faces = [plan.map.edgeLeft[edge]!, plan.map.edgeRight[edge]!].filter(
            (face) => face !== OUTSIDE,
          );
          return [
            { check: 'building-cut', tier: null, grids: [], faces, features: [building.id], place, amount },
          ];
        });
      });
  },
};

/** Does an edge divide grids of any tier, or the scope from what is outside? */
function isBorder({ map, tiers }: Plan, edge: number): boolean {
  const [left, right] = [map.edgeLeft[edge]!, map.edgeRight[edge]!];
  if (left === OUTSIDE || right === OUTSIDE) return true;
  return tiers.some(({ gridOfFace }) => gridOfFace[left] !== gridOfFace[right]);
}

function lineOf({ map }: Plan, edge: number): Place[] {
  const line: Place[] = [];
  for (let p = map.pointStart[edge]!; p < map.pointStart[edge + 1]!; p++) {
    line.push([toDegrees(map.pointX[p]!), toDegrees(map.pointY[p]!)]);
  }
  return line;
}

/** Where a line runs deepest inside a building, and how deep; null where it does not. */
function deepestRun(
  line: readonly Place[],
  { coordinates }: Building,
): { place: Place; depth: number } | null {
  const box = boxOf(coordinates.flat(2));
  let deepest: { place: Place; depth: number } | null = null;
  for (let i = 1; i < line.length; i++) {
    if (!boxesMeet(box, boxOf([line[i - 1]!, line[i]!]))) continue;
    for (const run of runInside(coordinates, line[i - 1]!, line[i]!)) {
      if (deepest === null || run.depth > deepest.depth) deepest = run;
    }
  }
  return deepest;
}
