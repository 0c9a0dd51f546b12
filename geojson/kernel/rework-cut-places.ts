import type { PlanarMap } from './planar-map.ts';
import type { Point, Redraw, Reroute } from './redraw.ts';
import { isAt, same } from './rework-clear.ts';

/** Where a path cuts the borders of faces (rework-cut.ts): an edge at one of its points, or where the segment that follows is bent to. */
export interface Cut {
  readonly edge: number;
  readonly at: number;
  readonly bend: Point | null;
}

/** The cuts at the ends of the path, in the order of the map's points, none where it ends at a node; null where it ends off the border. */
export function cutsOf(map: PlanarMap, { faces, rerouted }: Redraw, path: readonly Point[]): Cut[] | null {
  const first = cutAt(map, faces, path[0]!, rerouted);
  const second = cutAt(map, faces, path[path.length - 1]!, rerouted);
  if (first === null || second === null) return null;
  if ((first.bend === null ? 0 : 1) + (second.bend === null ? 0 : 1) !== rerouted.length) return null;
  if (isAtNode(map, first)) return isAtNode(map, second) ? [] : onOpenEdges(map, [second]);
  if (isAtNode(map, second)) return onOpenEdges(map, [first]);
  if (first.at === second.at && first.bend !== null && second.bend !== null) return null;
  const isBefore = first.at === second.at ? first.bend === null : first.at < second.at;
  return onOpenEdges(map, isBefore ? [first, second] : [second, first]);
}

function isAtNode({ pointStart }: PlanarMap, { edge, at, bend }: Cut): boolean {
  return bend === null && (at === pointStart[edge] || at === pointStart[edge + 1]! - 1);
}

/** Null where one is on a closed edge: the node of that depends on where its points are. */
function onOpenEdges({ edgeFrom, edgeTo }: PlanarMap, cuts: Cut[]): Cut[] | null {
  for (const { edge } of cuts) if (edgeFrom[edge] === edgeTo[edge]) return null;
  return cuts;
}

/** The cut at a point on the border of some faces, or at the bend of one of its segments; null for neither. */
function cutAt(
  map: PlanarMap,
  faces: readonly number[],
  point: Point,
  rerouted: readonly Reroute[],
): Cut | null {
  const reroute = rerouted.find(({ after }) => same(after[1]!, point));
  const { faceRing, ringStart, ringHalf } = map;
  for (const face of faces) {
    for (let k = ringStart[faceRing[face]!]!, end = ringStart[faceRing[face + 1]!]!; k < end; k++) {
      const edge = ringHalf[k]! >> 1;
      const at = placeOn(map, edge, point, reroute);
      if (at !== -1) return { edge, at, bend: reroute === undefined ? null : point };
    }
  }
  return null;
}

/** The place on an edge of a point that it passes, or of the segment that is rerouted; −1 for none. */
function placeOn(
  { pointStart, pointX, pointY }: PlanarMap,
  edge: number,
  point: Point,
  reroute: Reroute | undefined,
): number {
  const from = reroute === undefined ? point : reroute.before[0]!;
  const to = reroute === undefined ? point : reroute.before[1]!;
  const last = pointStart[edge + 1]! - 1;
  for (let p = pointStart[edge]!; p <= last; p++) {
    if (!isAt(from, pointX[p]!, pointY[p]!)) continue;
    if (reroute === undefined) return p;
    if (p < last && isAt(to, pointX[p + 1]!, pointY[p + 1]!)) return p;
    if (p > pointStart[edge]! && isAt(to, pointX[p - 1]!, pointY[p - 1]!)) return p - 1;
  }
  return -1;
}

/** The edges that are cut, ascending as the points are. */
export function edgesOf(cuts: readonly Cut[]): number[] {
  const edges = cuts.map(({ edge }) => edge);
  if (edges.length === 2 && edges[0] === edges[1]) edges.pop();
  return edges;
}

/** The first point of the map on what follows a cut. */
export function pointAfter({ at, bend }: Cut): number {
  return bend === null ? at : at + 1;
}
