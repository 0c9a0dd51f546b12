import type { PairTable } from './intern.ts';
import { orientation } from './orientation.ts';
import { forEachPair, type SegmentGrid, type Segments, segmentGrid } from './segment-grid.ts';
import { crossingOf, passesPixel } from './snap.ts';

/**
 * Noding cuts segments where they meet, so that afterwards they meet only at their ends. Where two cross off
 * the lattice the crossing is snapped to it (Hobby 1999; Guibas and Marimont 1998) — lazily: input that does not
 * cross is not touched, however close its vertices lie.
 *
 * A *hot* point is one some segment has been bent to. Every segment through a hot point's pixel is bent to it as well,
 * and every vertex whose pixel a bent segment passes becomes hot. Why that suffices: slide each bent segment from
 * where it was to where it goes, each of its points staying inside its pixel. Were it to slide over a vertex, it would
 * pass that vertex's pixel, so the vertex is hot and the segment bent to it; were a bend to slide over a segment, that
 * segment would pass the bend's pixel, so it is bent there too. So nothing is slid over and no new crossing arises. A bent
 * segment may come to lie on a vertex, though, which it did not slide over: there it is cut once more.
 */
export interface Noding {
  /** For each segment that was cut, the vertices strictly between its ends, in order from `from` to `to`. */
  readonly cuts: ReadonlyMap<number, readonly number[]>;
  readonly meetings: readonly Meeting[];
}

/** Two segments that met otherwise than end to end; listed as often as the two were looked at. */
export interface Meeting {
  /** `touch`: an end of one lies inside the other. `overlap`: they share a stretch. */
  readonly kind: 'crossing' | 'touch' | 'overlap';
  readonly first: number;
  readonly second: number;
  readonly vertex: number;
}

/**
 * @param segments no two the same, none of length zero
 * @param vertices the numbering that `segments` uses; the points that crossings are snapped to are added
 */
export function node(segments: Segments, vertices: PairTable): Noding {
  const noder: Noder = {
    segments,
    vertices,
    grid: segmentGrid(segments),
    cuts: new Map(),
    meetings: [],
    hot: new Set(),
  };
  forEachPair(segments, noder.grid, (s, t) => meet(noder, s, t));
  if (noder.hot.size > 0) spreadHeat(noder);
  const cuts = new Map<number, readonly number[]>();
  for (const [segment, found] of noder.cuts) cuts.set(segment, inOrder(noder, segment, found));
  return { cuts, meetings: noder.meetings };
}

interface Noder {
  readonly segments: Segments;
  readonly vertices: PairTable;
  readonly grid: SegmentGrid;
  readonly cuts: Map<number, Set<number>>;
  readonly meetings: Meeting[];
  /** In the order found; iterating a Set visits what is added on the way. */
  readonly hot: Set<number>;
}

function cut(noder: Noder, segment: number, vertex: number): void {
  const found = noder.cuts.get(segment);
  if (found === undefined) noder.cuts.set(segment, new Set([vertex]));
  else found.add(vertex);
}

/** Looks at two segments whose boxes overlap and cuts them where they meet. */
function meet(noder: Noder, s: number, t: number): void {
  const { from, to } = noder.segments;
  const a = from[s]!;
  const b = to[s]!;
  const c = from[t]!;
  const d = to[t]!;
  if (a === c) meetAtEnd(noder, s, t, a, b, d);
  else if (a === d) meetAtEnd(noder, s, t, a, b, c);
  else if (b === c) meetAtEnd(noder, s, t, b, a, d);
  else if (b === d) meetAtEnd(noder, s, t, b, a, c);
  else meetApart(noder, s, t, a, b, c, d);
}

/** Segments without a common end cross, touch, overlap or pass each other by. */
function meetApart(noder: Noder, s: number, t: number, a: number, b: number, c: number, d: number): void {
  const { vertexX, vertexY } = noder.segments;
  const ax = vertexX[a]!;
  const ay = vertexY[a]!;
  const bx = vertexX[b]!;
  const by = vertexY[b]!;
  const sideC = orientation(ax, ay, bx, by, vertexX[c]!, vertexY[c]!);
  const sideD = orientation(ax, ay, bx, by, vertexX[d]!, vertexY[d]!);
  if ((sideC > 0 && sideD > 0) || (sideC < 0 && sideD < 0)) return;
  const sideA = orientation(vertexX[c]!, vertexY[c]!, vertexX[d]!, vertexY[d]!, ax, ay);
  const sideB = orientation(vertexX[c]!, vertexY[c]!, vertexX[d]!, vertexY[d]!, bx, by);
  if ((sideA > 0 && sideB > 0) || (sideA < 0 && sideB < 0)) return;
  if (sideC !== 0 && sideD !== 0 && sideA !== 0 && sideB !== 0) {
    cross(noder, s, t);
    return;
  }
  const kind = sideC === 0 && sideD === 0 ? 'overlap' : 'touch';
  if (sideC === 0) touch(noder, kind, s, t, c);
  if (sideD === 0) touch(noder, kind, s, t, d);
  if (sideA === 0) touch(noder, kind, t, s, a);
  if (sideB === 0) touch(noder, kind, t, s, b);
}

/** Segments that share an end meet again only where one lies along the other. */
function meetAtEnd(noder: Noder, s: number, t: number, shared: number, endS: number, endT: number): void {
  const { vertexX, vertexY } = noder.segments;
  const x = vertexX[shared]!;
  const y = vertexY[shared]!;
  if (orientation(x, y, vertexX[endS]!, vertexY[endS]!, vertexX[endT]!, vertexY[endT]!) !== 0) return;
  touch(noder, 'overlap', s, t, endT);
  touch(noder, 'overlap', t, s, endS);
}

/** Cuts a segment at a vertex on its line, if that lies between its ends. */
function touch(
  noder: Noder,
  kind: 'touch' | 'overlap',
  segment: number,
  other: number,
  vertex: number,
): void {
  const { vertexX, vertexY, from, to } = noder.segments;
  const x = vertexX[vertex]!;
  const y = vertexY[vertex]!;
  const ax = vertexX[from[segment]!]!;
  const ay = vertexY[from[segment]!]!;
  const bx = vertexX[to[segment]!]!;
  const by = vertexY[to[segment]!]!;
  if (x < Math.min(ax, bx) || x > Math.max(ax, bx) || y < Math.min(ay, by) || y > Math.max(ay, by)) return;
  if ((x === ax && y === ay) || (x === bx && y === by)) return;
  cut(noder, segment, vertex);
  noder.meetings.push({ kind, first: segment, second: other, vertex });
}

function cross(noder: Noder, s: number, t: number): void {
  const { vertexX: x, vertexY: y, from, to } = noder.segments;
  const a = from[s]!;
  const b = to[s]!;
  const c = from[t]!;
  const d = to[t]!;
  const crossing = crossingOf(x[a]!, y[a]!, x[b]!, y[b]!, x[c]!, y[c]!, x[d]!, y[d]!);
  const vertex = noder.vertices.add(crossing.x, crossing.y);
  if (!crossing.exact) noder.hot.add(vertex);
  const isInS = vertex !== a && vertex !== b;
  const isInT = vertex !== c && vertex !== d;
  if (isInS) cut(noder, s, vertex);
  if (isInT) cut(noder, t, vertex);
  if (isInS || isInT) noder.meetings.push({ kind: 'crossing', first: s, second: t, vertex });
}

/** Bends what passes a hot pixel, and heats what a bent segment passes, until nothing changes. */
function spreadHeat(noder: Noder): void {
  const near = verticesByCell(noder);
  const bent = new Set<number>();
  for (const vertex of noder.hot) {
    for (const segment of bentBy(noder, vertex)) {
      if (bent.has(segment)) continue;
      bent.add(segment);
      const { from, to } = noder.segments;
      verticesNear(noder, near, from[segment]!, to[segment]!, (ax, ay, bx, by, x, y, vertex) => {
        if (passesPixel(ax, ay, bx, by, x, y)) noder.hot.add(vertex);
      });
    }
  }
  for (const segment of bent) cutWhereItLies(noder, near, segment);
}

/** Cuts a bent segment at the vertices it has come to lie on. */
function cutWhereItLies(noder: Noder, near: Map<number, number[]>, segment: number): void {
  const { from, to } = noder.segments;
  let last = from[segment]!;
  for (const vertex of [...inOrder(noder, segment, noder.cuts.get(segment)!), to[segment]!]) {
    verticesNear(noder, near, last, vertex, (ax, ay, bx, by, x, y, on) => {
      const isBetween =
        Math.min(ax, bx) <= x && x <= Math.max(ax, bx) && Math.min(ay, by) <= y && y <= Math.max(ay, by);
      if (isBetween && orientation(ax, ay, bx, by, x, y) === 0) cut(noder, segment, on);
    });
    last = vertex;
  }
}

/** Cuts every segment that passes a point's pixel at the point; returns those that lie beside the point. */
function bentBy(noder: Noder, vertex: number): number[] {
  const { segments, grid, vertices } = noder;
  const { vertexX, vertexY, from, to } = segments;
  const x = vertices.firsts()[vertex]!;
  const y = vertices.seconds()[vertex]!;
  const cell = grid.rowOf(y) * grid.columns + grid.columnOf(x);
  const bent: number[] = [];
  for (let i = grid.start[cell]!; i < grid.start[cell + 1]!; i++) {
    const s = grid.members[i]!;
    const a = from[s]!;
    const b = to[s]!;
    if (a === vertex || b === vertex) continue;
    const ax = vertexX[a]!;
    const ay = vertexY[a]!;
    const bx = vertexX[b]!;
    const by = vertexY[b]!;
    if (!passesPixel(ax, ay, bx, by, x, y)) continue;
    cut(noder, s, vertex);
    if (orientation(ax, ay, bx, by, x, y) !== 0) bent.push(s);
  }
  return bent;
}

/** All vertices known so far, listed by grid cell. */
function verticesByCell({ grid, vertices }: Noder): Map<number, number[]> {
  const cells = new Map<number, number[]>();
  const xs = vertices.firsts();
  const ys = vertices.seconds();
  for (let v = 0; v < vertices.count; v++) {
    const cell = grid.rowOf(ys[v]!) * grid.columns + grid.columnOf(xs[v]!);
    const list = cells.get(cell);
    if (list === undefined) cells.set(cell, [v]);
    else list.push(v);
  }
  return cells;
}

/** Visits the vertices close to the straight line between two others, with their places. */
function verticesNear(
  { grid, vertices }: Noder,
  near: Map<number, number[]>,
  a: number,
  b: number,
  visit: (ax: number, ay: number, bx: number, by: number, x: number, y: number, vertex: number) => void,
): void {
  const xs = vertices.firsts();
  const ys = vertices.seconds();
  const ax = xs[a]!;
  const ay = ys[a]!;
  const bx = xs[b]!;
  const by = ys[b]!;
  const lastRow = grid.rowOf(Math.max(ay, by) + 1);
  const lastColumn = grid.columnOf(Math.max(ax, bx) + 1);
  for (let row = grid.rowOf(Math.min(ay, by) - 1); row <= lastRow; row++) {
    for (let column = grid.columnOf(Math.min(ax, bx) - 1); column <= lastColumn; column++) {
      for (const v of near.get(row * grid.columns + column) ?? []) {
        if (v !== a && v !== b) visit(ax, ay, bx, by, xs[v]!, ys[v]!, v);
      }
    }
  }
}

/**
 * The cuts of a segment in the order it passes their pixels. It runs one way in x and one way in y, so the
 * points it is bent to do, too.
 */
function inOrder(noder: Noder, segment: number, found: ReadonlySet<number>): number[] {
  const xs = noder.vertices.firsts();
  const ys = noder.vertices.seconds();
  const a = noder.segments.from[segment]!;
  const b = noder.segments.to[segment]!;
  const signX = Math.sign(xs[b]! - xs[a]!) || 1;
  const signY = Math.sign(ys[b]! - ys[a]!) || 1;
  return [...found].sort((p, q) => (xs[p]! - xs[q]!) * signX || (ys[p]! - ys[q]!) * signY);
}
