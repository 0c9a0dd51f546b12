import { join } from 'node:path';
import type { DraftServer } from '../../../client/session/draft-server.ts';
import { type DraftSession, openDraftSession } from '../../../client/session/draft-session.ts';
import type { LatticePoint } from '../../../client/tools/drag-vertex.ts';
import { readCountyFolder } from '../../../data/load/county-folders.ts';
import { applyEdits, type DraftedPlan, undrafted } from '../../../data/rules/apply-edit.ts';
import { planOfDocument } from '../../../data/rules/plan-of-document.ts';
import { toLattice } from '../../../geojson/kernel/lattice.ts';
import type { Plan } from '../../../geojson/kernel/plan.ts';

/** Qingshan, the fixture county with two nested tiers: W and E, divided by Jianshe Road, over W-01, W-02, E-01, E-02. */
export function qingshan() {
  const bundle = readCountyFolder(join(import.meta.dirname, '../../fixtures'), 'qingshan');
  const built = planOfDocument(bundle.scheme, bundle.plan);
  if (!built.ok) throw new Error(`${built.reason} at ${built.at}`);
  return { scheme: bundle.scheme, plan: built.plan, faults: built.faults };
}

export const at = (longitude: number, latitude: number): LatticePoint => [
  toLattice(longitude),
  toLattice(latitude),
];
/** Where W-01, W-02, E-01 and E-02 meet, on Jianshe Road. */
export const crossroads = at(114.1165953, 24.3493676);
/** On the border of W-01 and W-02, away from Jianshe Road. */
export const insideWest = at(114.1105454, 24.3494319);
/** On the rim of the scope. */
export const rim = at(114.1148352, 24.3592107);

/** A session whose server is never reached. */
export function sessionOn(plan: Plan): DraftSession<DraftedPlan> {
  const never: DraftServer = {
    create: () => new Promise(() => undefined),
    read: () => new Promise(() => undefined),
    append: () => new Promise(() => undefined),
  };
  return openDraftSession(
    {
      base: undrafted(plan),
      apply: (before, edit) => applyEdits(before, [edit]),
      server: never,
      backup: { read: () => null, write: () => undefined },
      wait: () => new Promise(() => undefined),
    },
    null,
  );
}
