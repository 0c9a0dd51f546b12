import type { Change } from '../kernel/change.ts';
import { halvesOfFace } from '../kernel/dissolve.ts';
import { edgeAt, faceLeftOf } from '../kernel/lookup.ts';
import type { Plan } from '../kernel/plan.ts';
import { OUTSIDE } from '../kernel/planar-map.ts';

/** What a change concerns in the plan it leaves: whatever was right elsewhere is right still. */
export interface Touched {
  readonly faces: readonly number[];
  /** The grids concerned, by tier; also those that have lost their faces to others. */
  readonly grids: readonly (readonly number[])[];
}

/** What a change has touched. @param after the plan it was applied to */
export function touchedBy(after: Plan, change: Change): Touched {
  const named = [...change.namesBefore, ...change.namesAfter].flatMap(({ at }) => {
    const edge = edgeAt(after.map, at);
    return edge === -1 ? [] : [after.map.edgeLeft[edge]!, after.map.edgeRight[edge]!];
  });
  const faces = change.facesAfter.map(({ at }) => faceLeftOf(after.map, at));
  const records = [...change.facesBefore, ...change.facesAfter];
  return {
    faces: [...new Set([...faces, ...named])].filter((face) => face !== OUTSIDE),
    grids: after.tiers.map(({ grids }, t) => {
      const ids = new Set(records.map((record) => record.grids[t]));
      return [...grids.keys()].filter((grid) => ids.has(grids[grid]!.id));
    }),
  };
}

/** Faces and the grids they belong to. */
export function touchedFaces({ tiers }: Plan, faces: readonly number[]): Touched {
  return {
    faces,
    grids: tiers.map(({ gridOfFace }) =>
      [...new Set(faces.map((face) => gridOfFace[face]!))].filter((grid) => grid !== -1),
    ),
  };
}

/** The edges around faces, each once, ascending. */
export function edgesAround({ map }: Plan, faces: readonly number[]): number[] {
  const edges = new Set<number>();
  for (const face of faces) for (const half of halvesOfFace(map, face)) edges.add(half >> 1);
  return [...edges].sort((p, q) => p - q);
}
