import { halvesOfFace } from './dissolve.ts';
import { type PairTable, pairTable } from './intern.ts';
import { compareProducts } from './orientation.ts';
import type { PlanarMap } from './planar-map.ts';
import type { Point, Redraw, RedrawRefusal } from './redraw.ts';
import type { Segments } from './segment-grid.ts';
import { segmentsMeet } from './segments-meet.ts';
import { crossingOf } from './snap.ts';

/** Edges taken apart into segments that remember where they came from, less the removed ones, plus the added ones. */
export interface Pieces {
  readonly vertices: PairTable;
  /** Numbers the segments, as pairs of vertices, the lower first. Removed ones keep their number but are not listed. */
  readonly table: PairTable;
  /** Keyed by number. */
  readonly piece: Map<number, Piece>;
}

export interface Piece {
  readonly from: number;
  readonly to: number;
  /** The old edge, or −1 for an added segment. */
  readonly edge: number;
  /** The old faces on the left and right, walking from→to. Means nothing for an added segment. */
  readonly left: number;
  readonly right: number;
  /** Was it added or given another course? */
  readonly isFresh: boolean;
}

/** The edges with one of the faces on a side, ascending. */
export function edgesAround(map: PlanarMap, faces: readonly number[]): number[] {
  const edges = new Set<number>();
  for (const face of faces) for (const half of halvesOfFace(map, face)) edges.add(half >> 1);
  return [...edges].sort((p, q) => p - q);
}

/** The segments of edges, less the removed, plus the added. */
export function gatherSegments(
  map: PlanarMap,
  edges: readonly number[],
  { removed, added, rerouted }: Redraw,
):
  | { readonly ok: true; readonly pieces: Pieces }
  | { readonly ok: false; readonly reason: RedrawRefusal; readonly place: Point } {
  const vertices = pairTable(64);
  const table = pairTable(64);
  const piece = new Map<number, Piece>();
  const numberOf = (a: number, b: number) => table.add(Math.min(a, b), Math.max(a, b));
  for (const edge of edges) {
    let from = -1;
    for (let p = map.pointStart[edge]!; p < map.pointStart[edge + 1]!; p++) {
      const to = vertices.add(map.pointX[p]!, map.pointY[p]!);
      const left = map.edgeLeft[edge]!;
      const right = map.edgeRight[edge]!;
      if (from !== -1) piece.set(numberOf(from, to), { from, to, edge, left, right, isFresh: false });
      from = to;
    }
  }
  for (const [[ax, ay], [bx, by]] of removed) {
    if (!piece.delete(numberOf(vertices.add(ax, ay), vertices.add(bx, by)))) {
      return { ok: false, reason: 'stale', place: [ax, ay] };
    }
  }
  for (const { before, after } of rerouted) {
    const known = before
      .slice(1)
      .map((point, i) => numberOf(vertices.add(...before[i]!), vertices.add(...point)));
    const first = piece.get(known[0]!);
    if (first === undefined || known.some((number) => !piece.delete(number))) {
      return { ok: false, reason: 'stale', place: before[0]! };
    }
    const along = first.from === vertices.add(...before[0]!);
    for (let i = 1; i < after.length; i++) {
      const from = vertices.add(...after[i - 1]!);
      const to = vertices.add(...after[i]!);
      const number = numberOf(from, to);
      if (piece.has(number)) return { ok: false, reason: 'crossing', place: after[i]! };
      const ends = along ? { from, to } : { from: to, to: from };
      piece.set(number, { ...first, ...ends, isFresh: true });
    }
  }
  for (const [[ax, ay], [bx, by]] of added) {
    const from = vertices.add(ax, ay);
    const to = vertices.add(bx, by);
    const number = numberOf(from, to);
    if (from === to || piece.has(number)) return { ok: false, reason: 'crossing', place: [ax, ay] };
    piece.set(number, { from, to, edge: -1, left: -1, right: -1, isFresh: true });
  }
  return { ok: true, pieces: { vertices, table, piece } };
}

/** The pieces as segments, in the order of their numbers. */
export function segmentsOf({ vertices, piece }: Pieces): Segments {
  const list = [...piece.values()];
  return {
    count: list.length,
    vertexX: vertices.firsts(),
    vertexY: vertices.seconds(),
    from: Int32Array.from(list, ({ from }) => from),
    to: Int32Array.from(list, ({ to }) => to),
  };
}

/** The piece between two lattice points and whether it runs from the first to the second; undefined if there is none. */
export function pieceBetween(
  { vertices, table, piece }: Pieces,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): { piece: Piece; forwards: boolean } | undefined {
  const a = vertices.find(ax, ay);
  const b = vertices.find(bx, by);
  const found = piece.get(table.find(Math.min(a, b), Math.max(a, b)));
  return found && { piece: found, forwards: found.from === a };
}

export function placeOf(vertices: PairTable, vertex: number): Point {
  return [vertices.firsts()[vertex]!, vertices.seconds()[vertex]!];
}

/** Where a fresh piece meets another otherwise than end to end; null if none does. */
export function freshMeeting({ vertices, piece }: Pieces): Point | null {
  const x = vertices.firsts();
  const y = vertices.seconds();
  const list = [...piece.values()];
  for (const fresh of list) {
    if (!fresh.isFresh) continue;
    const ax = x[fresh.from]!;
    const ay = y[fresh.from]!;
    const bx = x[fresh.to]!;
    const by = y[fresh.to]!;
    for (const other of list) {
      if (other === fresh) continue;
      const cx = x[other.from]!;
      const cy = y[other.from]!;
      const dx = x[other.to]!;
      const dy = y[other.to]!;
      if ((cx < ax && cx < bx && dx < ax && dx < bx) || (cx > ax && cx > bx && dx > ax && dx > bx)) continue;
      if ((cy < ay && cy < by && dy < ay && dy < by) || (cy > ay && cy > by && dy > ay && dy > by)) continue;
      if (!segmentsMeet(ax, ay, bx, by, cx, cy, dx, dy)) continue;
      if (compareProducts(bx - ax, dy - cy, by - ay, dx - cx) === 0) return [ax, ay];
      const crossing = crossingOf(ax, ay, bx, by, cx, cy, dx, dy);
      return [crossing.x, crossing.y];
    }
  }
  return null;
}
