import { toDegrees } from '../../../geojson/kernel/lattice.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import type { LineName, Name } from '../../../geojson/kernel/plan-input.ts';
import type { PlanarMap } from '../../../geojson/kernel/planar-map.ts';
import type { OperationInput } from '../../../geojson/operations/registry.ts';
import type { LatticePoint } from '../../tools/drag-vertex.ts';
import { verticesOfEdge } from './border-at.ts';
import { type PlanAction, planAction } from './plan-action.ts';

type ActionOf<Op extends OperationInput['op']> = PlanAction<Extract<OperationInput, { op: Op }>>;

/** Naming stretches of border: after a line of that name if the plan has one, else after a new one. */
export function namingAction(plan: Plan, edges: readonly number[], name: Name): ActionOf<'name-edges'> {
  return planAction(plan, { op: 'name-edges', edges, line: lineCalled(plan, name) });
}

/** The plan's first line of a name; else a new one, called by its name. */
function lineCalled({ names }: Plan, name: Name): LineName {
  const known = names.find((line) => line.name.zh === name.zh);
  if (known !== undefined) return known;
  const isTaken = (id: string) => names.some((line) => line.id === id);
  let id = name.zh;
  for (let n = 2; isTaken(id); n++) id = `${name.zh} ${n}`;
  return { id, name, dividing: null };
}

/** What a line that divides by name is mostly called. */
export function usualDividing({ zh, en }: Name): Name {
  return { zh: `${zh}中间隔离带`, en: `central reservation of ${en}` };
}

/** The course of an edge as it was drawn, from the vertex of the edge nearest to its first point to that nearest to its last. */
export function courseOf(map: PlanarMap, edge: number, drawn: readonly LatticePoint[]): LatticePoint[] {
  const vertices = verticesOfEdge(map, edge);
  const narrow = Math.cos((toDegrees(drawn[0]?.[1] ?? 0) * Math.PI) / 180);
  const nearest = ([x, y]: LatticePoint) => {
    const far = (vertex: LatticePoint) => Math.hypot((vertex[0] - x) * narrow, vertex[1] - y);
    return vertices.reduce((best, vertex) => (far(vertex) < far(best) ? vertex : best));
  };
  return drawn.map((point, i) => (i === 0 || i === drawn.length - 1 ? nearest(point) : point));
}

/** Giving an edge the course that was drawn, once it has both its ends. */
export function courseAction(
  plan: Plan,
  edge: number,
  drawn: readonly LatticePoint[],
): ActionOf<'reshape-edge'> {
  const input = { op: 'reshape-edge', line: courseOf(plan.map, edge, drawn) } as const;
  return drawn.length < 2 ? { input, refused: 'no-segment', place: null } : planAction(plan, input);
}
