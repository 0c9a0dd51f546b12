import { contiguity } from '../../geojson/checks/contiguity.ts';
import { unassigned } from '../../geojson/checks/unassigned.ts';
import { build } from '../../geojson/kernel/build.ts';
import { difference } from '../../geojson/kernel/difference.ts';
import { gridGeometries } from '../../geojson/kernel/grid-geometry.ts';
import { locator } from '../../geojson/kernel/locate.ts';
import { createPlan, type Plan } from '../../geojson/kernel/plan.ts';
import type { PlanInput } from '../../geojson/kernel/plan-input.ts';
import type { PolygonInput } from '../../geojson/kernel/soup.ts';
import { apply, invert } from '../../geojson/operations/operation.ts';
import { type OperationInput, propose } from '../../geojson/operations/registry.ts';
import { bytesOf } from '../geojson/plan-bytes.ts';

/** What the kernel is given to do in Node and in a browser alike. */
export interface KernelWork {
  readonly coverages: readonly (readonly PolygonInput[])[];
  readonly plans: readonly { readonly input: PlanInput; readonly edits: readonly OperationInput[] }[];
}

/**
 * Everything that comes of the work, as text: all arrays after each step, the changes as they are sent, and what is read off the
 * plans on the lattice. Not what is measured in metres: the sines of two engines may differ in the last bit.
 */
export function kernelBytes({ coverages, plans }: KernelWork): string[] {
  return [...coverages.map(coverageBytes), ...plans.flatMap(({ input, edits }) => planBytes(input, edits))];
}

const plain = (_: string, value: unknown) => (ArrayBuffer.isView(value) ? [...(value as Int32Array)] : value);

function coverageBytes(polygons: readonly PolygonInput[]): string {
  const { map, faceOwners, faults } = build({ polygons, lines: [] });
  const found = faults.map(({ kind, features, faces, geometry }) => ({ kind, features, faces, geometry }));
  return JSON.stringify([map, faceOwners, found], plain);
}

function planBytes(input: PlanInput, edits: readonly OperationInput[]): string[] {
  const built = createPlan(input);
  if (!built.ok) throw new Error(built.reason);
  let { plan } = built;
  const bytes = [bytesOf(plan)];
  for (const edit of edits) {
    const proposal = propose(plan, edit);
    bytes.push(JSON.stringify(proposal));
    if (!proposal.ok) continue;
    const after = apply(plan, proposal.edit);
    if (!after.ok) throw new Error(after.reason);
    const back = apply(after.plan, invert(proposal.edit));
    bytes.push(
      bytesOf(after.plan),
      back.ok && bytesOf(back.plan) === bytesOf(plan) ? 'taken back' : 'differs',
    );
    plan = after.plan;
  }
  return [...bytes, readings(built.plan, plan)];
}

function readings(before: Plan, plan: Plan): string {
  const places = Array.from({ length: 400 }, (_, i) => [(i % 20) * 50, Math.floor(i / 20) * 50] as const);
  const { faceAt } = locator(plan.map);
  const transfers = difference(before, plan, 'minor')?.transfers ?? [];
  return JSON.stringify([
    places.map(([x, y]) => faceAt(x, y)),
    plan.tiers.map((_, tier) => gridGeometries(plan, tier)),
    transfers.map(({ from, to, twiceLattice, geometry }) => [from, to, twiceLattice, geometry]),
    [contiguity, unassigned]
      .flatMap((check) => check.find({ plan, touched: null, faults: [] }))
      .map(({ faces }) => faces),
  ]);
}
