import type { Mesh } from './mesh.ts';
import { areaOf } from './polygon.ts';
import type { Vector } from './vector.ts';

/**
 * The outline of a set of faces, by dropping the edges between them: outer rings (counter-clockwise) and holes
 * (clockwise), largest first.
 */
export function outlineOf<L>(mesh: Mesh<L>, faces: ReadonlySet<number>): Vector[][] {
  const next = new Map<number, number[]>();
  for (const face of faces) {
    const ring = mesh.faces[face]!;
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length]!;
      const beyond = mesh.leftOf(b, a);
      if (beyond === undefined || !faces.has(beyond)) next.set(a, [...(next.get(a) ?? []), b]);
    });
  }
  const rings: Vector[][] = [];
  for (const start of next.keys()) {
    while (next.get(start)!.length > 0)
      rings.push(...walk(next, start).map((ring) => ring.map((p) => mesh.points[p]!)));
  }
  return rings.sort((a, b) => Math.abs(areaOf(b)) - Math.abs(areaOf(a)));
}

/** Follows edges back to the start; where the walk meets itself, the loop so far is a ring of its own. */
function walk(next: Map<number, number[]>, start: number): number[][] {
  const rings: number[][] = [];
  const path = [start];
  while (path.length > 0) {
    const to = next.get(path.at(-1)!)!.pop()!;
    const seen = path.indexOf(to);
    if (seen < 0) path.push(to);
    else {
      rings.push(path.slice(seen));
      path.length = seen === 0 ? 0 : seen + 1;
    }
  }
  return rings;
}
