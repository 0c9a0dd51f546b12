import { groupOfSide, higherTierDiffers } from './grid-sides.ts';
import type { Name, Plan } from './plan.ts';

/**
 * The four bounds (四至) of a grid: what lies along its border to the east, south, west and north.
 *
 * A side is what one sees of the grid from afar in that direction: of all stretches of border on a parallel the
 * easternmost is the eastern bound, and so on. So the inner walls of a U are no side's bound, however
 * they face, and a bound is the same however the border is cut into edges.
 */
export type Side = 'east' | 'south' | 'west' | 'north';

/** One thing along a side: its name, and its share of the side as seen from there (0…1). */
export interface Bound {
  readonly name: Name;
  readonly share: number;
}

export type FourBounds = Readonly<Record<Side, readonly Bound[]>>;

/** In the order in which the bounds are read out. */
export const sides: readonly Side[] = ['east', 'south', 'west', 'north'];

/** How many parallels or meridians a grid is looked along. */
const LINES = 360;
/** What makes up less of a side than this is not mentioned, unless nothing makes up more. */
const LEAST = 0.12;

/**
 * The four bounds of a grid. A stretch is called after the named line it lies on, by its dividing name where it also divides
 * grids of a higher tier; else after the grid beyond; on the rim of the scope after `rim`. Names on a side are in the
 * order of the map: north to south, west to east.
 * @param labelOf the name to give a neighbour, by its index in the tier
 */
export function fourBounds(
  plan: Plan,
  tier: number,
  grid: number,
  labelOf: (grid: number) => Name,
  rim: Name,
): FourBounds {
  const border = borderOf(plan, tier, grid, labelOf, rim);
  return {
    east: boundsSeen(border, border.y1, border.y2, border.x1, border.x2, 1, -1),
    west: boundsSeen(border, border.y1, border.y2, border.x1, border.x2, -1, -1),
    south: boundsSeen(border, border.x1, border.x2, border.y1, border.y2, -1, 1),
    north: boundsSeen(border, border.x1, border.x2, border.y1, border.y2, 1, 1),
  };
}

/** The border of a grid as straight stretches, in lattice units, each with the name it goes by. */
interface Border {
  readonly x1: number[];
  readonly y1: number[];
  readonly x2: number[];
  readonly y2: number[];
  readonly names: Name[];
}

function borderOf(
  plan: Plan,
  tier: number,
  grid: number,
  labelOf: (grid: number) => Name,
  rim: Name,
): Border {
  const { map } = plan;
  const border: Border = { x1: [], y1: [], x2: [], y2: [], names: [] };
  for (let edge = 0; edge < map.edgeCount; edge++) {
    const left = groupOfSide(plan, tier, edge, 'left');
    const right = groupOfSide(plan, tier, edge, 'right');
    if (left === right || (left !== grid && right !== grid)) continue;
    const beyond = left === grid ? right : left;
    const line = plan.names[plan.nameOfEdge[edge]!];
    const neighbour = beyond === -1 ? rim : labelOf(beyond);
    const dividing = line?.dividing && higherTierDiffers(plan, tier, edge) ? line.dividing : null;
    const name = dividing ?? line?.name ?? neighbour;
    for (let p = map.pointStart[edge]! + 1; p < map.pointStart[edge + 1]!; p++) {
      border.x1.push(map.pointX[p - 1]!);
      border.y1.push(map.pointY[p - 1]!);
      border.x2.push(map.pointX[p]!);
      border.y2.push(map.pointY[p]!);
      border.names.push(name);
    }
  }
  return border;
}

/**
 * What is seen of a border along lines across the axis `a`, looking for the extreme of the axis `b`.
 * @param outward 1 for the largest b, −1 for the smallest
 * @param order 1 to name by ascending a, −1 by descending
 */
function boundsSeen(
  { names }: Border,
  a1: readonly number[],
  a2: readonly number[],
  b1: readonly number[],
  b2: readonly number[],
  outward: 1 | -1,
  order: 1 | -1,
): Bound[] {
  let low = Infinity;
  let high = -Infinity;
  for (const a of a1) {
    low = Math.min(low, a);
    high = Math.max(high, a);
  }
  for (const a of a2) {
    low = Math.min(low, a);
    high = Math.max(high, a);
  }
  const seen = new Map<string, { name: Name; count: number; sum: number }>();
  for (let line = 0; line < LINES; line++) {
    // Between lattice lines, so that no vertex lies on it.
    const a = Math.floor(low + ((line + 0.5) / LINES) * (high - low)) + 0.5;
    let outermost = -Infinity;
    let stretch = -1;
    for (let s = 0; s < a1.length; s++) {
      if (a1[s]! < a === a2[s]! < a) continue;
      const b = outward * (b1[s]! + ((a - a1[s]!) / (a2[s]! - a1[s]!)) * (b2[s]! - b1[s]!));
      if (b <= outermost) continue;
      outermost = b;
      stretch = s;
    }
    const name = names[stretch];
    if (name === undefined) continue;
    const known = seen.get(name.zh) ?? { name, count: 0, sum: 0 };
    seen.set(name.zh, { name, count: known.count + 1, sum: known.sum + a });
  }
  return mentioned([...seen.values()], order);
}

function mentioned(seen: readonly { name: Name; count: number; sum: number }[], order: 1 | -1): Bound[] {
  const total = seen.reduce((sum, one) => sum + one.count, 0);
  const most = Math.max(...seen.map((one) => one.count));
  return seen
    .filter(({ count }) => count / total >= LEAST || count === most)
    .sort((p, q) => order * (p.sum / p.count - q.sum / q.count))
    .map(({ name, count }) => ({ name, share: count / total }));
}

/** The four bounds as a sentence: 东至建设路中间隔离带，南至…。 / East to …; south to …. */
export function fourBoundsText(bounds: FourBounds): Name {
  const zh = { east: '东至', south: '南至', west: '西至', north: '北至' };
  const en = { east: 'East to', south: 'south to', west: 'west to', north: 'north to' };
  return {
    zh: `${sides.map((side) => zh[side] + bounds[side].map(({ name }) => name.zh).join('、')).join('，')}。`,
    en: `${sides.map((side) => `${en[side]} ${bounds[side].map(({ name }) => name.en).join(', ')}`).join('; ')}.`,
  };
}
