import { faceOfHalf } from './dissolve.ts';
import { type Draft, type FreshEdge, type FreshFace, freshHalf } from './patch.ts';
import { type Piece, type Pieces, pieceBetween } from './pieces.ts';
import { OUTSIDE, type PlanarMap } from './planar-map.ts';
import type { Point, RedrawRefusal } from './redraw.ts';

export type Comparison =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly reason: RedrawRefusal; readonly place: Point };

/**
 * Compares redrawn faces with those they replace: which are new, where each came from, which edges are as before. Refuses
 * what would leave the faces, or an edge with one face on both sides.
 */
export function compare(
  map: PlanarMap,
  replaced: ReadonlySet<number>,
  edges: readonly number[],
  pieces: Pieces,
  local: PlanarMap,
): Comparison {
  const came = Array.from({ length: local.faceCount }, () => new Set<number>());
  const isNew = new Array<boolean>(local.faceCount).fill(true);
  const mixed: Point[] = [];
  for (const { half, piece, forwards, place } of sidesOf(local, pieces)) {
    const face = faceOfHalf(local, half);
    if (piece.edge === -1) {
      if (face === OUTSIDE) return { ok: false, reason: 'outside', place };
      continue;
    }
    const old = forwards ? piece.left : piece.right;
    if (face === OUTSIDE) {
      if (replaced.has(old)) mixed.push(place);
    } else if (replaced.has(old)) came[face]!.add(old);
    else isNew[face] = false;
  }
  for (const { half, piece, place } of sidesOf(local, pieces)) {
    const face = faceOfHalf(local, half);
    if (face === faceOfHalf(local, half ^ 1)) return { ok: false, reason: 'dangling', place };
    if (piece.edge === -1 && isNew[face] === false) return { ok: false, reason: 'outside', place };
    if (face !== OUTSIDE && isNew[face] === false && came[face]!.size > 0) mixed.push(place);
  }
  if (mixed[0] !== undefined) return { ok: false, reason: 'outside', place: mixed[0] };
  passOn(local, pieces, came, isNew);
  const oldEdge = unchangedEdges(map, pieces, local);
  return { ok: true, draft: draftOf(pieces, local, oldEdge, replaced, edges, isNew, came) };
}

/** What is new in the redrawn faces, and which of the edges and faces are gone. */
function draftOf(
  pieces: Pieces,
  local: PlanarMap,
  oldEdge: Int32Array,
  replaced: ReadonlySet<number>,
  edges: readonly number[],
  isNew: readonly boolean[],
  came: readonly ReadonlySet<number>[],
): Draft {
  const unchanged = new Set(oldEdge);
  const fresh: FreshEdge[] = [];
  const halfOf = Array.from(oldEdge, (old, edge) => {
    if (old !== -1) return (bit: number) => old * 2 + bit;
    const points: number[] = [];
    for (let p = local.pointStart[edge]!; p < local.pointStart[edge + 1]!; p++) {
      points.push(local.pointX[p]!, local.pointY[p]!);
    }
    const i = fresh.push({ points, source: mainSource(pieces, local, edge) }) - 1;
    return (bit: number) => freshHalf(i, bit === 1);
  });
  const faces: FreshFace[] = [];
  for (let face = 0; face < local.faceCount; face++) {
    if (!isNew[face]) continue;
    const rings: number[][] = [];
    for (let r = local.faceRing[face]!; r < local.faceRing[face + 1]!; r++) {
      const halves = local.ringHalf.subarray(local.ringStart[r]!, local.ringStart[r + 1]!);
      rings.push(Array.from(halves, (half) => halfOf[half >> 1]!(half & 1)));
    }
    faces.push({ rings, cameFrom: [...came[face]!].sort((p, q) => p - q) });
  }
  return {
    lostEdges: edges.filter((edge) => !unchanged.has(edge)),
    lostFaces: [...replaced].sort((p, q) => p - q),
    edges: fresh,
    faces,
  };
}

/** A face bounded by added segments only comes from where its neighbours across them come from. */
function passOn(
  local: PlanarMap,
  pieces: Pieces,
  came: readonly Set<number>[],
  isNew: readonly boolean[],
): void {
  const blank = came.filter((set, face) => isNew[face] && set.size === 0);
  for (let round = 0; round < blank.length; round++) {
    for (const { half, piece } of sidesOf(local, pieces)) {
      const face = faceOfHalf(local, half);
      const other = faceOfHalf(local, half ^ 1);
      if (piece.edge !== -1 || came[face]!.size > 0) continue;
      for (const old of came[other]!) came[face]!.add(old);
    }
  }
}

/** Every piece from both sides: the half-edge it is part of, and whether that runs along the piece or against it. */
function* sidesOf(local: PlanarMap, pieces: Pieces) {
  const { pointX: x, pointY: y } = local;
  for (let edge = 0; edge < local.edgeCount; edge++) {
    for (let p = local.pointStart[edge]!; p < local.pointStart[edge + 1]! - 1; p++) {
      const { piece, forwards } = mustFind(pieces, local, p);
      const place: Point = [x[p]!, y[p]!];
      yield { half: edge * 2, piece, forwards, place };
      yield { half: edge * 2 + 1, piece, forwards: !forwards, place };
    }
  }
}

function mustFind(pieces: Pieces, local: PlanarMap, p: number): { piece: Piece; forwards: boolean } {
  const { pointX: x, pointY: y } = local;
  const found = pieceBetween(pieces, x[p]!, y[p]!, x[p + 1]!, y[p + 1]!);
  if (found === undefined) throw new Error('a redrawn edge is made of nothing');
  return found;
}

/** For each local edge the old edge with exactly the same points, or −1. */
function unchangedEdges(map: PlanarMap, pieces: Pieces, local: PlanarMap): Int32Array {
  return Int32Array.from({ length: local.edgeCount }, (_, edge) => {
    const begin = local.pointStart[edge]!;
    const old = mustFind(pieces, local, begin).piece.edge;
    if (old === -1) return -1;
    const length = local.pointStart[edge + 1]! - begin;
    const oldBegin = map.pointStart[old]!;
    if (map.pointStart[old + 1]! - oldBegin !== length) return -1;
    for (let i = 0; i < length; i++) {
      if (local.pointX[begin + i] !== map.pointX[oldBegin + i]) return -1;
      if (local.pointY[begin + i] !== map.pointY[oldBegin + i]) return -1;
    }
    return old;
  });
}

function mainSource(pieces: Pieces, local: PlanarMap, edge: number): number {
  const counts = new Map<number, number>();
  for (let p = local.pointStart[edge]!; p < local.pointStart[edge + 1]! - 1; p++) {
    const old = mustFind(pieces, local, p).piece.edge;
    if (old !== -1) counts.set(old, (counts.get(old) ?? 0) + 1);
  }
  const [first] = [...counts].sort(([e, m], [f, n]) => n - m || e - f);
  return first?.[0] ?? -1;
}
