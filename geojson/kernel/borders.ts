import { toDegrees } from './lattice.ts';
import type { Plan } from './plan.ts';
import { OUTSIDE } from './planar-map.ts';
import { originOf, pointOfHalf } from './rings.ts';

/**
 * A border line is a stretch of border between the same two grids of a tier, as long as it goes: what a map draws and
 * writes a name along. Every edge that separates two grids is in exactly one line.
 */
export interface BorderLine {
  /** Grids of the tier on either side when walking along, −1 for none or outside. */
  readonly left: number;
  readonly right: number;
  /** The highest tier whose grids the line separates: the tier asked for or one of its ancestors, by index. */
  readonly separates: number;
  /** An index into `plan.names`, −1 for none. */
  readonly name: number;
  /** The edges in order, as half-edges walked along. */
  readonly halves: readonly number[];
  /** In degrees; first and last the same for a closed line. */
  readonly coordinates: readonly [number, number][];
}

/** The border lines of a tier, in the order of their lowest edges. */
export function borders(plan: Plan, tier: number): BorderLine[] {
  const kinds = kindsOfEdges(plan, tier);
  const { map } = plan;
  const ends = new Map<string, number[]>();
  for (let half = 0; half < map.edgeCount * 2; half++) {
    const kind = kinds[half >> 1];
    if (kind === null || kind === undefined) continue;
    const key = `${originOf(map, half)} ${kind.key}`;
    const known = ends.get(key);
    if (known) known.push(half);
    else ends.set(key, [half]);
  }
  /** The half-edge between the same sides that goes on where another ends; undefined at an end or a fork. */
  const following = (half: number): number | undefined => {
    const leaving = ends.get(`${originOf(map, half ^ 1)} ${kinds[half >> 1]!.key}`)!;
    const other = leaving.length === 2 ? leaving.find((candidate) => candidate !== (half ^ 1)) : undefined;
    if (other === undefined) return undefined;
    return sidesOf(plan, tier, other).left === sidesOf(plan, tier, half).left ? other : undefined;
  };
  const done = new Uint8Array(map.edgeCount);
  const lines: BorderLine[] = [];
  for (let edge = 0; edge < map.edgeCount; edge++) {
    const kind = kinds[edge];
    if (kind === null || kind === undefined || done[edge] === 1) continue;
    const halves = [edge * 2];
    done[edge] = 1;
    const extend = (from: number, add: (half: number) => void) => {
      for (let half = following(from); half !== undefined && done[half >> 1] === 0; half = following(half)) {
        done[half >> 1] = 1;
        add(half);
      }
    };
    extend(edge * 2, (half) => halves.push(half));
    extend(edge * 2 + 1, (half) => halves.unshift(half ^ 1));
    const { separates, name } = kind;
    lines.push({
      ...sidesOf(plan, tier, halves[0]!),
      separates,
      name,
      halves,
      coordinates: coordinatesOf(plan, halves),
    });
  }
  return lines;
}

interface EdgeKind {
  /** The same for edges that may be joined. */
  readonly key: string;
  readonly separates: number;
  readonly name: number;
}

function kindsOfEdges(plan: Plan, tier: number): (EdgeKind | null)[] {
  const kinds: (EdgeKind | null)[] = [];
  for (let edge = 0; edge < plan.map.edgeCount; edge++) {
    const separates = highestSeparated(plan, tier, edge);
    if (separates === -1) {
      kinds.push(null);
      continue;
    }
    const { left, right } = sidesOf(plan, tier, edge * 2);
    const name = plan.nameOfEdge[edge]!;
    const key = `${Math.min(left, right)} ${Math.max(left, right)} ${separates} ${name}`;
    kinds.push({ key, separates, name });
  }
  return kinds;
}

/** The highest of a tier and its ancestors in which the two sides of an edge differ; −1 for none. */
function highestSeparated(plan: Plan, tier: number, edge: number): number {
  let found = -1;
  for (let t = tier; t !== -1; t = plan.tiers[t]!.parent) {
    const { left, right } = sidesOf(plan, t, edge * 2);
    if (left !== right) found = t;
  }
  return found;
}

function sidesOf(plan: Plan, tier: number, half: number): { left: number; right: number } {
  const { edgeLeft, edgeRight } = plan.map;
  const { gridOfFace } = plan.tiers[tier]!;
  const gridOf = (face: number) => (face === OUTSIDE ? -1 : gridOfFace[face]!);
  const left = gridOf(edgeLeft[half >> 1]!);
  const right = gridOf(edgeRight[half >> 1]!);
  return (half & 1) === 0 ? { left, right } : { left: right, right: left };
}

function coordinatesOf({ map }: Plan, halves: readonly number[]): [number, number][] {
  const coordinates: [number, number][] = [];
  for (const [k, half] of halves.entries()) {
    const length = map.pointStart[(half >> 1) + 1]! - map.pointStart[half >> 1]!;
    for (let i = k === 0 ? 0 : 1; i < length; i++) {
      const point = pointOfHalf(map, half, i);
      coordinates.push([toDegrees(map.pointX[point]!), toDegrees(map.pointY[point]!)]);
    }
  }
  return coordinates;
}
