import { bridges } from './bridges.ts';
import { chainsOf } from './chains.ts';
import { simpleCut } from './cut-simple.ts';
import { faceOfHalf } from './dissolve.ts';
import { withFaces } from './faces.ts';
import { pairTable } from './intern.ts';
import { node } from './noding.ts';
import { orientation } from './orientation.ts';
import {
  edgesAround,
  gatherSegments,
  type Piece,
  type Pieces,
  pieceBetween,
  placeOf,
  segmentsOf,
} from './pieces.ts';
import { OUTSIDE, type PlanarMap } from './planar-map.ts';
import type { Point, Redraw, Reroute } from './redraw.ts';

/**
 * Cutting faces with a line: what of the line lies in the faces and divides them is added, the rest (where it sticks out
 * or ends in the middle) is left away. Borders are cut where the line meets them; off the lattice they bend by less than
 * a unit. Null when nothing divides.
 */
export function cutFaces(map: PlanarMap, faces: readonly number[], line: readonly Point[]): Redraw | null {
  const simple = simpleCut(map, faces, line);
  if (simple === null) return generalCut(map, faces, line);
  return simple.rerouted.every(isStraight) ? { ...simple, isClear: true } : simple;
}

function isStraight({ before, after }: Reroute): boolean {
  return orientation(...before[0]!, ...before[1]!, ...after[1]!) === 0;
}

/** The same for any line through any faces; what comes of it is the measure for the simple cut. */
export function generalCut(map: PlanarMap, faces: readonly number[], line: readonly Point[]): Redraw | null {
  const gathered = gatherSegments(map, edgesAround(map, faces), {
    faces,
    removed: [],
    added: [],
    rerouted: [],
  });
  if (!gathered.ok) throw new Error('nothing was to be removed');
  const { pieces } = gathered;
  const place = (vertex: number) => placeOf(pieces.vertices, vertex);
  const old = [...pieces.piece.values()];
  const drawn = drawnPieces(pieces, line);
  const segments = segmentsOf({ ...pieces, piece: new Map([...old, ...drawn].entries()) });
  const { cuts } = node(segments, pieces.vertices);
  const noded = expand(pieces, [...old, ...drawn], cuts);
  dropBridges(noded);
  dropOutside(noded, new Set(faces));
  dropBridges(noded);
  const added = [...noded.piece.values()].filter((piece) => piece.edge === -1);
  if (added.length === 0) return null;
  const rerouted = old.flatMap(({ from, to }, number) => {
    const between = cuts.get(number);
    if (between === undefined) return [];
    return [{ before: [from, to].map(place), after: [from, ...between, to].map(place) }];
  });
  return {
    faces,
    removed: [],
    added: added.map(({ from, to }) => [place(from), place(to)] as const),
    rerouted,
  };
}

const LINE = { edge: -1, left: OUTSIDE, right: OUTSIDE, isFresh: true };

/** The line's segments that are not borders already. */
function drawnPieces({ vertices, table, piece }: Pieces, line: readonly Point[]): Piece[] {
  const drawn = new Map<number, Piece>();
  for (let i = 1; i < line.length; i++) {
    const from = vertices.add(...line[i - 1]!);
    const to = vertices.add(...line[i]!);
    const number = table.add(Math.min(from, to), Math.max(from, to));
    if (from !== to && !piece.has(number)) drawn.set(number, { from, to, ...LINE });
  }
  return [...drawn.values()];
}

/** The pieces after noding, each pair of vertices once; a border before a line. */
function expand(
  { vertices }: Pieces,
  list: readonly Piece[],
  cuts: ReadonlyMap<number, readonly number[]>,
): Pieces {
  const table = pairTable(list.length * 2);
  const piece = new Map<number, Piece>();
  list.forEach((whole, number) => {
    const path = [whole.from, ...(cuts.get(number) ?? []), whole.to];
    for (let i = 1; i < path.length; i++) {
      const from = path[i - 1]!;
      const to = path[i]!;
      const key = table.add(Math.min(from, to), Math.max(from, to));
      if (!piece.has(key)) piece.set(key, { ...whole, from, to });
    }
  });
  return { vertices, table, piece };
}

function dropBridges(pieces: Pieces): void {
  const bridge = bridges(segmentsOf(pieces));
  [...pieces.piece.keys()].forEach((key, s) => {
    if (bridge[s] === 1) pieces.piece.delete(key);
  });
}

/** Leaves away the parts of the line that do not lie in the faces. */
function dropOutside(pieces: Pieces, faces: ReadonlySet<number>): void {
  const { edgeSegment, ...chains } = chainsOf(segmentsOf(pieces));
  const local = withFaces(chains);
  const old = oldFaces(local, pieces);
  for (let edge = 0; edge < local.edgeCount; edge++) {
    const first = local.pointStart[edge]!;
    if (pieceAt(pieces, local, first).piece.edge !== -1) continue;
    if (faces.has(old(faceOfHalf(local, edge * 2)))) continue;
    for (let p = first; p < local.pointStart[edge + 1]! - 1; p++) {
      const { from, to } = pieceAt(pieces, local, p).piece;
      pieces.piece.delete(pieces.table.find(Math.min(from, to), Math.max(from, to)));
    }
  }
}

/** The old face each local face lies in: read off its borders, and passed on across the line. */
function oldFaces(local: PlanarMap, pieces: Pieces): (localFace: number) => number {
  const old = new Map<number, number>();
  const across: [number, number][] = [];
  for (let edge = 0; edge < local.edgeCount; edge++) {
    const { piece, forwards } = pieceAt(pieces, local, local.pointStart[edge]!);
    const [left, right] = [local.edgeLeft[edge]!, local.edgeRight[edge]!];
    if (piece.edge === -1) across.push([left, right]);
    else {
      old.set(left, forwards ? piece.left : piece.right);
      old.set(right, forwards ? piece.right : piece.left);
    }
  }
  for (let grew = true; grew; ) {
    grew = false;
    for (const [a, b] of across) {
      if (old.has(a) === old.has(b)) continue;
      if (old.has(a)) old.set(b, old.get(a)!);
      else old.set(a, old.get(b)!);
      grew = true;
    }
  }
  return (localFace) => old.get(localFace) ?? OUTSIDE;
}

function pieceAt(pieces: Pieces, { pointX: x, pointY: y }: PlanarMap, p: number) {
  const found = pieceBetween(pieces, x[p]!, y[p]!, x[p + 1]!, y[p + 1]!);
  if (found === undefined) throw new Error('a segment comes from nowhere');
  return found;
}
