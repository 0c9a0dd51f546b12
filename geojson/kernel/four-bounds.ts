import { groupOfSide, higherTierDiffers } from './grid-sides.ts';
import { toDegrees } from './lattice.ts';
import type { Plan } from './plan.ts';
import type { Name } from './plan-input.ts';

/**
 * The four bounds (四至) of a grid: what lies along its border to the east, south, west and north.
 *
 * A side is what one sees of the grid from afar in that direction and what faces there: of all stretches of border
 * on a parallel the easternmost belongs to the eastern bound if it turns no more than 60° from the east, and so on. So the inner walls of a U are
 * no side's bound, a western border that leans is not seen as northern too, and a bound is the same however
 * the border is cut into edges.
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
/** The least that a stretch's breadth, seen from a side, may be of its length to face that side: cos 60°. */
const FACING = 0.5;

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
    east: boundsSeen(border, ({ x1, y1, x2, y2, name }) => ({ a1: -y1, b1: x1, a2: -y2, b2: x2, name })),
    south: boundsSeen(border, ({ x1, y1, x2, y2, name }) => ({ a1: x1, b1: -y1, a2: x2, b2: -y2, name })),
    west: boundsSeen(border, ({ x1, y1, x2, y2, name }) => ({ a1: -y1, b1: -x1, a2: -y2, b2: -x2, name })),
    north: boundsSeen(border, ({ x1, y1, x2, y2, name }) => ({ a1: x1, b1: y1, a2: x2, b2: y2, name })),
  };
}

/** A straight stretch of border and the name it goes by; x is scaled so that both axes measure the ground alike. */
interface Stretch {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly name: Name;
}

function borderOf(
  plan: Plan,
  tier: number,
  grid: number,
  labelOf: (grid: number) => Name,
  rim: Name,
): Stretch[] {
  const { pointStart, pointX, pointY, edgeCount } = plan.map;
  const scale = Math.cos((toDegrees(pointY[0] ?? 0) * Math.PI) / 180);
  const border: Stretch[] = [];
  for (let edge = 0; edge < edgeCount; edge++) {
    const left = groupOfSide(plan, tier, edge, 'left');
    const right = groupOfSide(plan, tier, edge, 'right');
    if (left === right || (left !== grid && right !== grid)) continue;
    const beyond = left === grid ? right : left;
    const line = plan.names[plan.nameOfEdge[edge]!];
    const dividing = line?.dividing && higherTierDiffers(plan, tier, edge) ? line.dividing : null;
    const name = dividing ?? line?.name ?? (beyond === -1 ? rim : labelOf(beyond));
    for (let p = pointStart[edge]! + 1; p < pointStart[edge + 1]!; p++) {
      const [x1, x2] = [pointX[p - 1]! * scale, pointX[p]! * scale];
      border.push({ x1, y1: pointY[p - 1]!, x2, y2: pointY[p]!, name });
    }
  }
  return border;
}

/** A stretch turned so that the side looked at is up: `b` grows towards it, `a` in the order of naming. */
interface Turned {
  readonly a1: number;
  readonly b1: number;
  readonly a2: number;
  readonly b2: number;
  readonly name: Name;
}

interface Tally {
  readonly name: Name;
  count: number;
}

function boundsSeen(border: readonly Stretch[], turn: (stretch: Stretch) => Turned): Bound[] {
  const turned = border.map(turn);
  let low = Infinity;
  let high = -Infinity;
  for (const { a1, a2 } of turned) {
    low = Math.min(low, a1, a2);
    high = Math.max(high, a1, a2);
  }
  const facing = new Map<string, Tally>();
  const leaning = new Map<string, Tally>();
  for (let line = 0; line < LINES; line++) {
    const a = low + ((line + 0.5) / LINES) * (high - low);
    const seen = topmost(turned, a);
    if (seen === null) continue;
    const breadth = Math.abs(seen.a2 - seen.a1);
    const tallies = breadth >= FACING * Math.hypot(breadth, seen.b2 - seen.b1) ? facing : leaning;
    const tally = tallies.get(seen.name.zh) ?? { name: seen.name, count: 0 };
    tally.count += 1;
    tallies.set(seen.name.zh, tally);
  }
  return mentioned([...(facing.size > 0 ? facing : leaning).values()]);
}

function topmost(turned: readonly Turned[], a: number): Turned | null {
  let top = -Infinity;
  let found: Turned | null = null;
  for (const stretch of turned) {
    const { a1, b1, a2, b2 } = stretch;
    if (a1 < a === a2 < a) continue;
    const b = b1 + ((a - a1) / (a2 - a1)) * (b2 - b1);
    if (b <= top) continue;
    top = b;
    found = stretch;
  }
  return found;
}

/** `tallies` stand in the order in which they were first seen. */
function mentioned(tallies: readonly Tally[]): Bound[] {
  const total = tallies.reduce((sum, one) => sum + one.count, 0);
  const most = Math.max(...tallies.map((one) => one.count));
  return tallies
    .filter(({ count }) => count / total >= LEAST || count === most)
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
