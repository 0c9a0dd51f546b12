import { settle } from './curve.ts';
import { contains, type Ring } from './polygon.ts';
import { distance, nearestOn, type Vector } from './vector.ts';

/**
 * A mesh is a town being drawn: points, faces that tile the scope, and named lines that run along the faces'
 * edges. A vertex put into an edge enters both faces and every line on it at once, so blocks and streets always share
 * their points. Faces are simple rings without holes, counter-clockwise.
 */
export class Mesh<L> {
  readonly points: Vector[] = [];
  /** Point indices of each face; null once the face has been merged away. */
  readonly faces: (number[] | null)[] = [];
  readonly lines: { readonly data: L; readonly path: number[] }[] = [];
  /** The face to the left of a directed edge. */
  readonly #left = new Map<number, number>();
  /** The lines along an undirected edge. */
  readonly #lines = new Map<number, Set<number>>();
  /** The points joined to each point by an edge. */
  readonly #arms: Set<number>[] = [];

  constructor(scope: Ring) {
    this.faces.push(scope.map((p) => this.addPoint(p)));
    this.#register(0);
  }

  addPoint(p: Vector): number {
    this.points.push(settle(p));
    this.#arms.push(new Set());
    return this.points.length - 1;
  }

  /** How many edges meet at a point. */
  degree(point: number): number {
    return this.#arms[point]!.size;
  }

  armsOf(point: number): ReadonlySet<number> {
    return this.#arms[point]!;
  }

  ringOf(face: number): Vector[] {
    return (this.faces[face] ?? []).map((p) => this.points[p]!);
  }

  /** The face left of the edge a → b; undefined outside the scope. */
  leftOf(a: number, b: number): number | undefined {
    return this.#left.get(directed(a, b));
  }

  linesAlong(a: number, b: number): readonly number[] {
    return [...(this.#lines.get(undirected(a, b)) ?? [])];
  }

  /** Every edge once. */
  *edges(): Generator<readonly [number, number]> {
    for (let a = 0; a < this.#arms.length; a++) for (const b of this.#arms[a]!) if (a < b) yield [a, b];
  }

  faceAt(p: Vector): number | undefined {
    const found = this.faces.findIndex((ring, face) => ring !== null && contains(this.ringOf(face), p));
    return found < 0 ? undefined : found;
  }

  /** A vertex of the mesh at `p`: one that is there within `reach` metres, or a new one put into the nearest edge. */
  anchor(p: Vector, reach: number): number {
    let best = { gap: Number.POSITIVE_INFINITY, edge: [0, 0] as readonly [number, number], at: p };
    for (const edge of this.edges()) {
      const at = nearestOn(this.points[edge[0]]!, this.points[edge[1]]!, p);
      const gap = distance(at, p);
      if (gap < best.gap) best = { gap, edge, at };
    }
    return this.anchorOn(best.edge[0], best.edge[1], best.at, reach);
  }

  /** As `anchor`, on a known edge. */
  anchorOn(a: number, b: number, p: Vector, reach: number): number {
    const [toA, toB] = [distance(this.points[a]!, p), distance(this.points[b]!, p)];
    if (Math.min(toA, toB) <= reach) return toA <= toB ? a : b;
    const point = this.addPoint(p);
    this.#insert(a, b, point);
    return point;
  }

  /** Cuts a face along a path between two of its points. Returns both parts; the first keeps the number. */
  split(face: number, path: readonly number[]): readonly [number, number] {
    const ring = this.faces[face]!;
    const [from, to] = [ring.indexOf(path[0]!), ring.indexOf(path[path.length - 1]!)];
    if (from < 0 || to < 0 || from === to) throw new Error('a cut must join two points of its face');
    const inner = path.slice(1, -1);
    this.#unregister(face);
    this.faces[face] = [...span(ring, from, to), ...[...inner].reverse()];
    this.faces.push([...span(ring, to, from), ...inner]);
    this.#register(face);
    this.#register(this.faces.length - 1);
    return [face, this.faces.length - 1];
  }

  /** Records a line along a path of points; where there are edges they take its name. */
  addLine(data: L, path: readonly number[]): number {
    const line = this.lines.push({ data, path: [...path] }) - 1;
    for (let i = 1; i < path.length; i++) this.#mark(path[i - 1]!, path[i]!, line);
    return line;
  }

  /**
   * Joins a face to its neighbour by dropping the one chain of edges they share. Returns false, and changes
   * nothing, when they share more than one chain. Lines stay where they were.
   */
  merge(face: number, into: number): boolean {
    const ring = this.faces[face]!;
    const shared = ring.map((p, i) => this.leftOf(ring[(i + 1) % ring.length]!, p) === into);
    const start = shared.findIndex((on, i) => on && !shared[(i + shared.length - 1) % shared.length]!);
    if (start < 0) return false;
    let run = 0;
    while (shared[(start + run) % ring.length]) run++;
    if (run !== shared.filter(Boolean).length) return false;
    const [from, to] = [ring[start]!, ring[(start + run) % ring.length]!];
    const other = this.faces[into]!;
    const joined = [
      ...span(ring, ring.indexOf(to), ring.indexOf(from)).slice(0, -1),
      ...span(other, other.indexOf(from), other.indexOf(to)).slice(0, -1),
    ];
    this.#unregister(face);
    this.#unregister(into);
    for (let i = 0; i < run; i++)
      this.#disarm(ring[(start + i) % ring.length]!, ring[(start + i + 1) % ring.length]!);
    this.faces[face] = null;
    this.faces[into] = joined;
    this.#register(into);
    return true;
  }

  #insert(a: number, b: number, point: number): void {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const face = this.#left.get(directed(from, to));
      if (face === undefined) continue;
      const ring = this.faces[face]!;
      this.#left.delete(directed(from, to));
      ring.splice(ring.indexOf(from) + 1, 0, point);
      this.#left.set(directed(from, point), face).set(directed(point, to), face);
    }
    this.#disarm(a, b);
    this.#arm(a, point);
    this.#arm(point, b);
    const lines = this.#lines.get(undirected(a, b)) ?? new Set<number>();
    this.#lines.delete(undirected(a, b));
    for (const line of lines) {
      const path = this.lines[line]!.path;
      for (let i = 1; i < path.length; i++) {
        const pair = [path[i - 1], path[i]];
        if (!pair.includes(a) || !pair.includes(b)) continue;
        path.splice(i++, 0, point);
      }
      this.#mark(a, point, line);
      this.#mark(point, b, line);
    }
  }

  #register(face: number): void {
    const ring = this.faces[face]!;
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length]!;
      this.#left.set(directed(a, b), face);
      this.#arm(a, b);
    });
  }

  #unregister(face: number): void {
    const ring = this.faces[face]!;
    ring.forEach((a, i) => {
      this.#left.delete(directed(a, ring[(i + 1) % ring.length]!));
    });
  }

  #mark(a: number, b: number, line: number): void {
    const key = undirected(a, b);
    const lines = this.#lines.get(key) ?? new Set<number>();
    this.#lines.set(key, lines.add(line));
  }

  #arm(a: number, b: number): void {
    this.#arms[a]!.add(b);
    this.#arms[b]!.add(a);
  }

  #disarm(a: number, b: number): void {
    this.#arms[a]!.delete(b);
    this.#arms[b]!.delete(a);
  }
}

const directed = (a: number, b: number): number => a * 1_048_576 + b;
const undirected = (a: number, b: number): number => (a < b ? directed(a, b) : directed(b, a));

/** The part of a ring from index `from` to index `to`, both included, going forwards. */
function span(ring: readonly number[], from: number, to: number): number[] {
  return from <= to ? ring.slice(from, to + 1) : [...ring.slice(from), ...ring.slice(0, to + 1)];
}
