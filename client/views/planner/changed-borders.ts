import { toDegrees } from '../../../geojson/kernel/lattice.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import { OUTSIDE } from '../../../geojson/kernel/planar-map.ts';

export type Segment = readonly [from: readonly [number, number], to: readonly [number, number]];

/** Borders of a tier that a draft adds to, and takes from, the plan in force; in degrees. */
export interface ChangedBorders {
  readonly added: readonly Segment[];
  readonly removed: readonly Segment[];
}

export function changedBorders(before: Plan, now: Plan, tier: number): ChangedBorders {
  const then = segments(before, tier);
  const today = segments(now, tier);
  return { added: missing(today, then), removed: missing(then, today) };
}

function missing(from: ReadonlyMap<string, Segment>, other: ReadonlyMap<string, Segment>): Segment[] {
  return [...from].flatMap(([key, segment]) => (other.has(key) ? [] : [segment]));
}

/** The segments that divide two grids of a tier, by their ends. Edges run one canonical way, so each segment has one key. */
function segments({ map, tiers }: Plan, tier: number): Map<string, Segment> {
  const gridOfFace = tiers[tier]?.gridOfFace;
  const gridOf = (face: number) => (face === OUTSIDE ? -1 : gridOfFace?.[face]);
  const found = new Map<string, Segment>();
  for (let edge = 0; edge < map.edgeCount; edge++) {
    if (gridOf(map.edgeLeft[edge]!) === gridOf(map.edgeRight[edge]!)) continue;
    for (let p = map.pointStart[edge]!; p < map.pointStart[edge + 1]! - 1; p++) {
      const ends = [pointAt(map, p), pointAt(map, p + 1)].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      const [from, to] = ends as [Point, Point];
      found.set(`${from} ${to}`, [degrees(from), degrees(to)]);
    }
  }
  return found;
}

type Point = readonly [number, number];

function pointAt({ pointX, pointY }: Plan['map'], p: number): Point {
  return [pointX[p]!, pointY[p]!];
}

function degrees([x, y]: Point): Point {
  return [toDegrees(x), toDegrees(y)];
}
