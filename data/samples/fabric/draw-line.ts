import type { Mesh } from './mesh.ts';
import { distance, lengthOf, meet, mix, type Vector } from './vector.ts';

/** Crossings closer than this to a vertex use the vertex: no edge of a few metres, no sliver. */
const reach = 9;
/** A line's loose end within this distance of an edge is carried to it or cut back to it. */
const loose = 60;

/**
 * Draws a line across the mesh: cuts every face it runs through and records it along its path. What lies outside the
 * scope is left out, and so is a loose end that reaches no edge.
 */
export function drawLine<L>(mesh: Mesh<L>, line: readonly Vector[], data: L): void {
  for (const path of anchorsAlong(mesh, extend(mesh, line))) {
    const done: number[] = [path[0]!.point];
    for (let i = 1; i < path.length; i++) {
      const inner = path[i]!.before.map((p) => mesh.addPoint(p));
      const piece = [path[i - 1]!.point, ...inner, path[i]!.point];
      cut(mesh, piece);
      done.push(...piece.slice(1));
    }
    mesh.addLine(data, done);
  }
}

interface Anchor {
  readonly point: number;
  /** The line's own vertices since the anchor before. */
  readonly before: readonly Vector[];
}

/** The line as chains of mesh points, one chain for each part inside the scope. */
function anchorsAlong<L>(mesh: Mesh<L>, line: readonly Vector[]): Anchor[][] {
  const hits = crossings(mesh, line).map((hit) => ({ ...hit, point: mesh.anchor(hit.at, reach) }));
  const chains: Anchor[][] = [];
  let chain: Anchor[] = [];
  hits.forEach((hit, k) => {
    if (k === 0) chain = [{ point: hit.point, before: [] }];
    else {
      const last = hits[k - 1]!;
      const here = mesh.points[hit.point]!;
      const there = mesh.points[last.point]!;
      const before = line
        .slice(Math.ceil(last.along), Math.floor(hit.along) + 1)
        .filter((p) => distance(p, here) > reach / 2 && distance(p, there) > reach / 2);
      const middle = before[before.length >> 1] ?? mix(there, here, 0.5);
      if (mesh.faceAt(middle) === undefined) {
        chains.push(chain);
        chain = [{ point: hit.point, before: [] }];
      } else if (hit.point !== last.point) chain.push({ point: hit.point, before });
    }
  });
  return [...chains, chain].filter((each) => each.length > 1);
}

/** Where the line meets the mesh's edges, in order; `along` is the vertex index plus the fraction of the segment. */
function crossings<L>(mesh: Mesh<L>, line: readonly Vector[]): { along: number; at: Vector }[] {
  const hits: { along: number; at: Vector }[] = [];
  for (const [p, q] of mesh.edges()) {
    for (let i = 1; i < line.length; i++) {
      const hit = meet(line[i - 1]!, line[i]!, mesh.points[p]!, mesh.points[q]!);
      if (hit) hits.push({ along: i - 1 + hit.t, at: mix(line[i - 1]!, line[i]!, hit.t) });
    }
  }
  return hits
    .sort((a, b) => a.along - b.along)
    .filter((hit, i, all) => i === 0 || distance(hit.at, all[i - 1]!.at) > 0.5);
}

/** Carries a loose end straight on, if it then meets an edge; a stub beyond its last crossing is dropped by `anchorsAlong`. */
function extend<L>(mesh: Mesh<L>, line: readonly Vector[]): Vector[] {
  const grown = [...line];
  for (const [end, next] of [
    [0, 1],
    [line.length - 1, line.length - 2],
  ] as const) {
    const [a, b] = [line[end]!, line[next]!];
    const beyond = mix(b, a, 1 + loose / Math.max(1, distance(a, b)));
    const first = crossings(mesh, [a, beyond])[0];
    if (first === undefined) continue;
    const past = mix(a, first.at, 1 + 2 / Math.max(1, distance(a, first.at)));
    grown[end] = past;
  }
  return lengthOf(grown) > 0 ? grown : [...line];
}

function cut<L>(mesh: Mesh<L>, piece: readonly number[]): void {
  const [a, b] = [piece[0]!, piece[piece.length - 1]!];
  if (piece.length === 2 && mesh.armsOf(a).has(b)) return;
  const middle =
    piece.length > 2 ? mesh.points[piece[piece.length >> 1]!]! : mix(mesh.points[a]!, mesh.points[b]!, 0.5);
  const face = mesh.faceAt(middle);
  if (face === undefined) throw new Error(`a line leaves the scope near ${middle}`);
  const ring = mesh.faces[face]!;
  if (!ring.includes(a) || !ring.includes(b)) throw new Error(`a line grazes a corner near ${middle}`);
  mesh.split(face, piece);
}
