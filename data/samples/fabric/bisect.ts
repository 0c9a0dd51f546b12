import type { Random } from '../random.ts';
import { smooth } from './curve.ts';
import { areaOf, contains, type Frame, frameOf, perimeterOf, type Ring } from './polygon.ts';
import type { Style } from './style.ts';
import {
  add,
  cross,
  distance,
  dot,
  meet,
  mix,
  scale,
  subtract,
  turnLeft,
  unit,
  type Vector,
} from './vector.ts';

/** Where a new street meets the edge of the face: on the segment that starts at ring index `edge`, at `at`. */
export interface Landing {
  readonly edge: number;
  readonly at: Vector;
}

/** A street that cuts a face in two. `inner` are the points between its ends. */
export interface Cut {
  readonly from: Landing;
  readonly to: Landing;
  readonly inner: readonly Vector[];
}

/** Square attempts first; then, for a face of awkward shape, ever freer ones. */
const attempts = 14;
const freeAttempts = 20;

/**
 * A street through a face, square to its long side give or take, leaving two usable blocks; null when no attempt fits.
 * @param junctions for each ring vertex, whether three or more edges meet there
 */
export function bisect(ring: Ring, junctions: readonly boolean[], style: Style, random: Random): Cut | null {
  const frame = frameOf(ring);
  let best: { cut: Cut; score: number } | null = null;
  for (let k = 0; k < attempts + freeAttempts; k++) {
    if (k >= attempts && best !== null) break;
    const cut = attempt(ring, junctions, frame, style, random, k < attempts ? style.lean : 1.2);
    if (cut === null) continue;
    const score = scoreOf(ring, cut, style) + random.between(0, 0.12);
    if (score > 0.12 && (best === null || score > best.score)) best = { cut, score };
  }
  return best?.cut ?? null;
}

function attempt(
  ring: Ring,
  junctions: readonly boolean[],
  frame: Frame,
  style: Style,
  random: Random,
  lean: number,
): Cut | null {
  const square = frame.length / frame.width < 1.2 && random.chance(0.4);
  const along = square ? turnLeft(frame.along) : frame.along;
  const reach = square ? frame.width : frame.length;
  const across = unit(add(turnLeft(along), scale(along, random.between(-lean, lean))));
  const start = add(
    frame.centre,
    scale(along, random.between(-0.17, 0.17) * reach * (lean > style.lean ? 2 : 1)),
  );
  const chord = chordThrough(ring, start, across);
  if (chord === null) return null;
  const from = land(ring, junctions, chord[0], style);
  const to = land(ring, junctions, chord[1], style);
  if (from.edge === to.edge || distance(from.at, to.at) < style.front * 0.7) return null;
  const inner = bow(from.at, to.at, style, random);
  const path = [from.at, ...inner, to.at];
  return squareEnough(ring, from, path[1]!) &&
    squareEnough(ring, to, path[path.length - 2]!) &&
    clear(ring, path)
    ? { from, to, inner }
    : null;
}

/** The stretch of a straight line inside the ring that is nearest to `start`. */
function chordThrough(ring: Ring, start: Vector, direction: Vector): readonly [Landing, Landing] | null {
  const far = 20_000;
  const [a, b] = [add(start, scale(direction, -far)), add(start, scale(direction, far))];
  const hits: (Landing & { t: number })[] = [];
  ring.forEach((p, edge) => {
    const hit = meet(a, b, p, ring[(edge + 1) % ring.length]!);
    if (hit) hits.push({ edge, at: mix(a, b, hit.t), t: hit.t });
  });
  hits.sort((x, y) => x.t - y.t);
  let best: readonly [Landing, Landing] | null = null;
  let gap = Number.POSITIVE_INFINITY;
  for (let i = 1; i < hits.length; i++) {
    const [p, q] = [hits[i - 1]!, hits[i]!];
    const off = Math.abs((p.t + q.t) / 2 - 0.5);
    if (off < gap && contains(ring, mix(p.at, q.at, 0.5))) [best, gap] = [[p, q], off];
  }
  return best;
}

/** Moves a street's end to a junction near by, or away from a corner too near for a block. */
function land(ring: Ring, junctions: readonly boolean[], hit: Landing, style: Style): Landing {
  let best: Landing = hit;
  let nearest = style.meet;
  ring.forEach((p, edge) => {
    const gap = distance(p, hit.at);
    if (gap < nearest && (junctions[edge] || gap < 6)) [best, nearest] = [{ edge, at: p }, gap];
  });
  return best;
}

/** The points between two ends: one bow, or a winding lane. */
function bow(from: Vector, to: Vector, style: Style, random: Random): Vector[] {
  const length = distance(from, to);
  const side = turnLeft(unit(subtract(to, from)));
  const count = style.wind === null ? (length > 120 ? 1 : 0) : Math.min(6, Math.floor(length / style.wind));
  if (count === 0) return [];
  const control: Vector[] = [from];
  let drift = random.between(-1, 1);
  for (let k = 1; k <= count; k++) {
    const swing = style.bend * Math.min(length, 260) * drift;
    control.push(add(mix(from, to, k / (count + 1)), scale(side, swing)));
    drift = 0.45 * drift + random.between(-0.8, 0.8);
  }
  return smooth([...control, to]).slice(1, -1);
}

/** A street leaves the edge at no less than about 50 degrees to either side. */
function squareEnough(ring: Ring, end: Landing, next: Vector): boolean {
  const n = ring.length;
  const leave = unit(subtract(next, end.at));
  const corner = distance(ring[end.edge]!, end.at) < 0.05;
  const arms = [ring[(end.edge + 1) % n]!, corner ? ring[(end.edge + n - 1) % n]! : ring[end.edge]!];
  return arms.every((arm) => dot(unit(subtract(arm, end.at)), leave) < 0.68);
}

/** Does the path keep clear of the ring between its ends? */
function clear(ring: Ring, path: readonly Vector[]): boolean {
  for (let i = 1; i < path.length; i++) {
    // Shortened at both ends of the whole path, so that the landings themselves do not count.
    const a = i === 1 ? mix(path[0]!, path[1]!, 0.02) : path[i - 1]!;
    const b = i === path.length - 1 ? mix(path[i]!, path[i - 1]!, 0.02) : path[i]!;
    for (let k = 0; k < ring.length; k++)
      if (meet(a, b, ring[k]!, ring[(k + 1) % ring.length]!)) return false;
    if (i < path.length - 1 && !contains(ring, b)) return false;
  }
  return true;
}

/** From 0 (useless) to 1: even halves, well-shaped. Source: what one sees on real street maps. */
function scoreOf(ring: Ring, cut: Cut, style: Style): number {
  const [one, two] = halves(ring, cut);
  const areas = [areaOf(one), areaOf(two)];
  const least = Math.min(...areas);
  if (least < Math.max(900, style.front * style.front * 0.8)) return 0;
  const shape = Math.min(...[one, two].map((half, i) => (12.6 * areas[i]!) / perimeterOf(half) ** 2));
  if (shape < 0.22) return 0;
  const narrow = Math.min(...[one, two].map((half) => frameOf(half).width));
  if (narrow < style.front) return 0;
  return 0.5 * (least / Math.max(...areas)) + 0.8 * shape - 0.15 * bentness(cut);
}

function bentness(cut: Cut): number {
  const path = [cut.from.at, ...cut.inner, cut.to.at];
  let sum = 0;
  for (let i = 2; i < path.length; i++) {
    const [a, b] = [unit(subtract(path[i - 1]!, path[i - 2]!)), unit(subtract(path[i]!, path[i - 1]!))];
    sum += Math.abs(cross(a, b));
  }
  return Math.min(1, sum);
}

function halves(ring: Ring, cut: Cut): readonly [Ring, Ring] {
  const walk = (from: Landing, to: Landing): Vector[] => {
    const passed: Vector[] = [from.at];
    for (let k = (from.edge + 1) % ring.length; ; k = (k + 1) % ring.length) {
      passed.push(ring[k]!);
      if (k === to.edge) return [...passed, to.at];
    }
  };
  return [
    [...walk(cut.from, cut.to), ...[...cut.inner].reverse()],
    [...walk(cut.to, cut.from), ...cut.inner],
  ];
}
