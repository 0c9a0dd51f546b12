import type { Mesh } from './mesh.ts';
import { areaOf, centroidOf, insideOf } from './polygon.ts';
import { isWater, type Town, type TownLine } from './town.ts';
import { distance, type Vector } from './vector.ts';

/** A block as the partition sees it. */
export interface Cell {
  readonly face: number;
  readonly at: Vector;
  readonly hectares: number;
  readonly water: boolean;
  /** Metres of edge shared with each neighbouring cell, by index. Edges of a dividing line are left out. */
  readonly beside: ReadonlyMap<number, number>;
}

/** The blocks of a town, numbered from north to south and from west to east within a band of 300 m. */
export function cellsOf(town: Town): Cell[] {
  const { mesh } = town;
  const corridors = town.corridors.map((each) => each.ring);
  const found = mesh.faces.flatMap((points, face) => {
    if (!points) return [];
    const ring = mesh.ringOf(face);
    const centre = centroidOf(ring);
    const water = isWater(ring, corridors);
    return [{ face, at: water ? insideOf(ring).at : centre, hectares: areaOf(ring) / 10_000, water }];
  });
  const band = (p: Vector) => -Math.floor(p[1] / 300);
  found.sort((a, b) => band(a.at) - band(b.at) || a.at[0] - b.at[0]);
  const indexOf = new Map(found.map((cell, i) => [cell.face, i]));
  return found.map((cell) => ({ ...cell, beside: besideOf(mesh, cell.face, indexOf) }));
}

function besideOf(
  mesh: Mesh<TownLine>,
  face: number,
  indexOf: ReadonlyMap<number, number>,
): Map<number, number> {
  const beside = new Map<number, number>();
  const points = mesh.faces[face]!;
  points.forEach((a, i) => {
    const b = points[(i + 1) % points.length]!;
    const beyond = mesh.leftOf(b, a);
    const neighbour = beyond === undefined ? undefined : indexOf.get(beyond);
    if (neighbour === undefined) return;
    if (mesh.linesAlong(a, b).some((line) => mesh.lines[line]!.data.dividing)) return;
    const metres = distance(mesh.points[a]!, mesh.points[b]!);
    beside.set(neighbour, (beside.get(neighbour) ?? 0) + metres);
  });
  return beside;
}

/** Groups of cells that can be reached from one another without crossing a dividing line, west to east. */
export function sidesOf(cells: readonly Cell[]): number[][] {
  const side = new Map<number, number>();
  const sides: number[][] = [];
  cells.forEach((_, first) => {
    if (side.has(first)) return;
    const group = [first];
    side.set(first, sides.length);
    for (let k = 0; k < group.length; k++) {
      for (const next of cells[group[k]!]!.beside.keys()) {
        if (side.has(next)) continue;
        side.set(next, sides.length);
        group.push(next);
      }
    }
    sides.push(group.sort((a, b) => a - b));
  });
  const west = (group: readonly number[]) =>
    group.reduce((sum, i) => sum + cells[i]!.at[0] * cells[i]!.hectares, 0) /
    group.reduce((sum, i) => sum + cells[i]!.hectares, 0);
  return sides.sort((a, b) => west(a) - west(b));
}
