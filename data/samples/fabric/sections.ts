import type { Mesh } from './mesh.ts';
import type { Street } from './name-streets.ts';
import { distance } from './vector.ts';

/** A stretch of a street between two junctions. */
export interface Section {
  readonly street: Street;
  readonly path: readonly number[];
}

/**
 * Cuts streets into exactly `count` sections at their junctions, longer streets into more.
 * @throws when there are more streets than sections
 */
export function sectionsOf<L>(mesh: Mesh<L>, streets: readonly Street[], count: number): Section[] {
  if (streets.length > count) throw new Error(`${streets.length} streets do not make ${count} sections`);
  const metres = streets.map((street) => lengthOfPath(mesh, street.path));
  const shares = streets.map(() => 1);
  const most = streets.map((street) => 1 + street.path.slice(1, -1).filter((p) => mesh.degree(p) > 2).length);
  for (let left = count - streets.length; left > 0; left--) {
    const worth = metres.map((length, k) => (shares[k]! < most[k]! ? length / shares[k]! : 0));
    shares[worth.indexOf(Math.max(...worth))]! += 1;
  }
  return streets.flatMap((street, k) => cutAtJunctions(mesh, street, shares[k]!));
}

function cutAtJunctions<L>(mesh: Mesh<L>, street: Street, parts: number): Section[] {
  const along: number[] = [0];
  street.path.forEach((p, i) => {
    if (i > 0) along.push(along[i - 1]! + distance(mesh.points[street.path[i - 1]!]!, mesh.points[p]!));
  });
  const total = along.at(-1)!;
  const junctions = street.path
    .map((_, i) => i)
    .slice(1, -1)
    .filter((i) => mesh.degree(street.path[i]!) > 2);
  const cuts: number[] = [];
  for (let k = 1; k < parts; k++) {
    const free = junctions.filter((i) => !cuts.includes(i));
    const off = (i: number) => Math.abs(along[i]! - (total * k) / parts);
    cuts.push(free.reduce((best, i) => (off(i) < off(best) ? i : best)));
  }
  const ends = [0, ...cuts.sort((a, b) => a - b), street.path.length - 1];
  return ends.slice(1).map((end, i) => ({ street, path: street.path.slice(ends[i]!, end + 1) }));
}

export function lengthOfPath<L>(mesh: Mesh<L>, path: readonly number[]): number {
  let sum = 0;
  for (let i = 1; i < path.length; i++) sum += distance(mesh.points[path[i - 1]!]!, mesh.points[path[i]!]!);
  return sum;
}
