import { sideLength } from '../../geojson/kernel/geodesic.ts';
import { toDegrees } from '../../geojson/kernel/lattice.ts';
import type { Position } from '../model/text.ts';
import { type Stretch, scaleAt, stretchMetres } from './street-stretches.ts';

/**
 * Which stretches of street a track walked. The rule:
 *
 * - Points the phone is not sure of within 50 m are left out.
 * - Between two points somebody walked if they are at most 60 s and 150 m apart and nobody was faster than 4 m/s
 *   (14 km/h: on foot or trotting, not riding); otherwise the walk is cut there.
 * - Every ten metres of a walk, the stretch nearest to it within 25 m is walked that runs in the walk's direction,
 *   either way, within 45°.
 */
export const walkRule = {
  accuracyMetres: 50,
  gapMs: 60_000,
  gapMetres: 150,
  metresPerSecond: 4,
  stepMetres: 10,
  reachMetres: 25,
  /** Cosine of the angle between walk and street. */
  leastCosine: Math.SQRT1_2,
} as const;

/** A point of a track: a place in degrees, epoch milliseconds, metres. */
export interface WalkPoint {
  readonly place: Position;
  readonly at: number;
  readonly accuracy: number;
}

/** A stretch that was walked, and when: the first time, where it was walked more than once. */
export interface Walked {
  readonly stretch: Stretch;
  readonly at: number;
}

/** Cells a little larger than the reach and half a stretch, so that what is near lies in the cell or beside it. */
const cellMetres = walkRule.reachMetres + stretchMetres / 2 + 5;

/** Prepares `match(points)` for the stretches of a plan. The points may come in any order. */
export function walkMatcher(stretches: readonly Stretch[]): (points: readonly WalkPoint[]) => Walked[] {
  const [first] = stretches;
  if (first === undefined) return () => [];
  const scale = scaleAt([toDegrees(first.longitude), toDegrees(first.latitude)]);
  const toMetres = ([longitude, latitude]: Position): readonly [number, number] => [
    longitude * scale.east,
    latitude * scale.north,
  ];
  const cellOf = (x: number, y: number) => `${Math.floor(x / cellMetres)} ${Math.floor(y / cellMetres)}`;
  const placed = stretches.map((stretch) => ({
    stretch,
    line: stretch.line.map(toMetres),
    middle: toMetres([toDegrees(stretch.longitude), toDegrees(stretch.latitude)]),
  }));
  const cells = Map.groupBy(placed, ({ middle }) => cellOf(...middle));
  const nearest = (x: number, y: number, east: number, north: number): Stretch | null => {
    let found: Stretch | null = null;
    let least: number = walkRule.reachMetres;
    for (const dx of [-cellMetres, 0, cellMetres])
      for (const dy of [-cellMetres, 0, cellMetres])
        for (const { stretch, line } of cells.get(cellOf(x + dx, y + dy)) ?? []) {
          const cosine = Math.abs(stretch.direction[0] * east + stretch.direction[1] * north);
          const metres = cosine < walkRule.leastCosine ? Number.POSITIVE_INFINITY : fromLine(line, x, y);
          if (metres > least || (metres === least && found !== null)) continue;
          least = metres;
          found = stretch;
        }
    return found;
  };
  return (points) => {
    const walked = new Map<Stretch, number>();
    for (const [a, b] of legsOf(points)) {
      const [[ax, ay], [bx, by]] = [toMetres(a.place), toMetres(b.place)];
      const length = Math.hypot(bx - ax, by - ay);
      if (length === 0) continue;
      const steps = Math.ceil(length / walkRule.stepMetres);
      for (let step = 0; step <= steps; step++) {
        const share = step / steps;
        const [x, y] = [ax + (bx - ax) * share, ay + (by - ay) * share];
        const stretch = nearest(x, y, (bx - ax) / length, (by - ay) / length);
        if (stretch !== null && !walked.has(stretch)) walked.set(stretch, a.at + (b.at - a.at) * share);
      }
    }
    return [...walked].map(([stretch, at]) => ({ stretch, at: Math.round(at) }));
  };
}

/** Pairs of points between which somebody walked, in the order of time. */
export function legsOf(points: readonly WalkPoint[]): (readonly [WalkPoint, WalkPoint])[] {
  const exact = points
    .filter(({ accuracy }) => accuracy <= walkRule.accuracyMetres)
    .toSorted((a, b) => a.at - b.at);
  return exact.slice(1).flatMap((b, index) => {
    const a = exact[index]!;
    const metres = sideLength(...a.place, ...b.place);
    const took = b.at - a.at;
    const walks =
      took > 0 &&
      took <= walkRule.gapMs &&
      metres <= walkRule.gapMetres &&
      metres <= (walkRule.metresPerSecond * took) / 1_000;
    return walks ? [[a, b] as const] : [];
  });
}

/** How far somebody walked, in metres: between the points between which somebody walked. */
export const walkedMetres = (points: readonly WalkPoint[]): number =>
  legsOf(points).reduce((sum, [a, b]) => sum + sideLength(...a.place, ...b.place), 0);

/** Metres from a point to a line, on the plane. */
function fromLine(line: readonly (readonly [number, number])[], x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let index = 1; index < line.length; index++) {
    const [ax, ay] = line[index - 1]!;
    const [bx, by] = line[index]!;
    const [dx, dy] = [bx - ax, by - ay];
    const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
    const share = Math.max(0, Math.min(1, along));
    least = Math.min(least, Math.hypot(x - ax - dx * share, y - ay - dy * share));
  }
  return least;
}
