import { pairTable } from './intern.ts';
import { toLattice } from './lattice.ts';
import type { PlanarMap } from './planar-map.ts';
import { type PointGrid, pointGrid } from './point-grid.ts';
import { passesPixel } from './snap.ts';
import type { LonLat } from './soup.ts';

/**
 * Which lines lie along which edges. A line lies along a segment of the map if it passes the pixels of both its
 * ends, one after the other, and turns only within pixels the segment passes: where snap rounding would lay
 * them on each other. The map is not changed by it.
 */
export interface EdgeLine {
  readonly edge: number;
  readonly line: number;
  /** How much of the edge the line lies along, 0…1. */
  readonly share: number;
}

/** All pairs of an edge and a line along it, by edge, then by share from large to small, then by line. */
export function edgeLines(
  map: PlanarMap,
  lines: readonly { readonly coordinates: readonly LonLat[] }[],
): EdgeLine[] {
  const index = vertexIndex(map);
  const lengths = new Map<number, Map<number, number>>();
  for (const [line, { coordinates }] of lines.entries()) {
    for (const segment of segmentsAlong(index, coordinates)) {
      const edge = index.edgeOfSegment[segment]!;
      const known = lengths.get(edge) ?? new Map<number, number>();
      known.set(line, (known.get(line) ?? 0) + index.length(segment));
      lengths.set(edge, known);
    }
  }
  const total = (edge: number) => {
    let sum = 0;
    for (let s = index.firstSegment(edge); s < index.firstSegment(edge + 1); s++) sum += index.length(s);
    return sum;
  };
  return [...lengths]
    .flatMap(([edge, known]) =>
      [...known].map(([line, length]) => ({ edge, line, share: length / total(edge) })),
    )
    .sort((p, q) => p.edge - q.edge || q.share - p.share || p.line - q.line);
}

/** The map's vertices and segments, to look up by place. */
interface VertexIndex {
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly near: PointGrid;
  readonly edgeOfSegment: Uint32Array;
  firstSegment(edge: number): number;
  /** In lattice units; to compare stretches of one edge. */
  length(segment: number): number;
  /** The segment between two vertices, −1 for none. */
  segmentBetween(p: number, q: number): number;
}

function vertexIndex(map: PlanarMap): VertexIndex {
  const vertices = pairTable(map.pointX.length + 1);
  const at = Uint32Array.from(map.pointX, (x, p) => vertices.add(x, map.pointY[p]!));
  const segments = pairTable(map.pointX.length + 1);
  const edgeOfSegment = new Uint32Array(map.pointX.length);
  const firstSegment = (edge: number) => map.pointStart[edge]! - edge;
  for (let edge = 0; edge < map.edgeCount; edge++) {
    for (let p = map.pointStart[edge]!; p < map.pointStart[edge + 1]! - 1; p++) {
      edgeOfSegment[segments.add(Math.min(at[p]!, at[p + 1]!), Math.max(at[p]!, at[p + 1]!))] = edge;
    }
  }
  const x = vertices.firsts();
  const y = vertices.seconds();
  return {
    x,
    y,
    near: pointGrid(x, y),
    edgeOfSegment,
    firstSegment,
    length(segment) {
      const a = segments.firsts()[segment]!;
      const b = segments.seconds()[segment]!;
      return Math.sqrt((x[b]! - x[a]!) ** 2 + (y[b]! - y[a]!) ** 2);
    },
    segmentBetween: (p, q) => segments.find(Math.min(p, q), Math.max(p, q)),
  };
}

/** The segments of the map that a line lies along, each once. */
function segmentsAlong(index: VertexIndex, coordinates: readonly LonLat[]): Set<number> {
  const found = new Set<number>();
  const line = coordinates.map((position) => [toLattice(position[0]!), toLattice(position[1]!)] as const);
  let last = -1;
  let turns: (readonly [number, number])[] = [];
  for (let i = 1; i < line.length; i++) {
    const [ax, ay] = line[i - 1]!;
    const [bx, by] = line[i]!;
    for (const vertex of passed(index, ax, ay, bx, by)) {
      if (vertex === last) continue;
      const segment = last === -1 ? -1 : index.segmentBetween(last, vertex);
      const along =
        segment !== -1 &&
        turns.every(([x, y]) =>
          passesPixel(index.x[last]!, index.y[last]!, index.x[vertex]!, index.y[vertex]!, x, y),
        );
      if (along) found.add(segment);
      last = vertex;
      turns = [];
    }
    turns.push([bx, by]);
  }
  return found;
}

/** The vertices whose pixels a segment passes, in order. */
function passed(index: VertexIndex, ax: number, ay: number, bx: number, by: number): number[] {
  const { x, y } = index;
  const found: number[] = [];
  index.near.alongSegment(ax, ay, bx, by, (vertex) => found.push(vertex));
  const signX = bx < ax ? -1 : 1;
  const signY = by < ay ? -1 : 1;
  return found.sort((p, q) => (x[p]! - x[q]!) * signX || (y[p]! - y[q]!) * signY);
}
