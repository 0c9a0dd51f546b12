import { type BorderLine, borders } from '../../../geojson/kernel/borders.ts';
import { edgeLength } from '../../../geojson/kernel/edge-measure.ts';
import { toDegrees } from '../../../geojson/kernel/lattice.ts';
import { pointAt } from '../../../geojson/kernel/lookup.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import type { PlanarMap } from '../../../geojson/kernel/planar-map.ts';
import type { LatticePoint } from '../../tools/drag-vertex.ts';

/** A place on a border between two grids: the stretch of it between two forks, and how the border goes on. */
export interface Border {
  /** The place, on the border. */
  readonly at: LatticePoint;
  /** The straight piece it is on. */
  readonly after: LatticePoint;
  readonly before: LatticePoint;
  /** The stretch, as an edge of the map. */
  readonly edge: number;
  /** The whole border between the same two grids, under one name. */
  readonly line: BorderLine;
}

/** A lattice unit on a meridian, in metres. */
const unit = 0.011_132;

/** The border of a tier nearest to a place, within a reach; null for none. */
export function borderAt(plan: Plan, tier: number, place: LatticePoint, reachMetres: number): Border | null {
  const narrow = Math.cos((toDegrees(place[1]) * Math.PI) / 180);
  let nearest: Border | null = null;
  let least = reachMetres / unit;
  for (const line of borders(plan, tier)) {
    for (const half of line.halves) {
      const edge = half >> 1;
      for (const [after, before] of piecesOf(plan.map, edge)) {
        const at = nearestOn(after, before, place, narrow);
        const far = Math.hypot((at[0] - place[0]) * narrow, at[1] - place[1]);
        if (far > least) continue;
        least = far;
        nearest = { at, after, before, edge, line };
      }
    }
  }
  return nearest;
}

/** The edges of a border, or only the stretch in hand. */
export function edgesOf({ edge, line }: Border, whole: boolean): number[] {
  return whole ? line.halves.map((half) => half >> 1) : [edge];
}

export function metresOf({ map }: Plan, edges: readonly number[]): number {
  return edges.reduce((sum, edge) => sum + edgeLength(map, edge), 0);
}

/** The place in the middle of a border: of its middle edge, the middle of the middle piece. */
export function middleOf({ map }: Plan, { halves }: BorderLine): LatticePoint {
  const pieces = piecesOf(map, (halves[halves.length >> 1] ?? 0) >> 1);
  const [from, to] = pieces[pieces.length >> 1] ?? [pointAt(map, 0), pointAt(map, 0)];
  return [Math.round((from[0] + to[0]) / 2), Math.round((from[1] + to[1]) / 2)];
}

/** The straight pieces of an edge. */
function piecesOf(map: PlanarMap, edge: number): (readonly [LatticePoint, LatticePoint])[] {
  const points = verticesOfEdge(map, edge);
  return points.slice(1).map((point, i) => [points[i] ?? point, point]);
}

export function verticesOfEdge(map: PlanarMap, edge: number): LatticePoint[] {
  const points: LatticePoint[] = [];
  for (let p = map.pointStart[edge] ?? 0; p < (map.pointStart[edge + 1] ?? 0); p++)
    points.push(pointAt(map, p));
  return points;
}

/** The lattice point of a straight piece that is nearest to a place. @param narrow what a unit of longitude is of one of latitude */
function nearestOn(from: LatticePoint, to: LatticePoint, place: LatticePoint, narrow: number): LatticePoint {
  const [dx, dy] = [(to[0] - from[0]) * narrow, to[1] - from[1]];
  const along = (place[0] - from[0]) * narrow * dx + (place[1] - from[1]) * dy;
  const share = Math.max(0, Math.min(1, along / (dx * dx + dy * dy)));
  return [Math.round(from[0] + share * (to[0] - from[0])), Math.round(from[1] + share * (to[1] - from[1]))];
}
