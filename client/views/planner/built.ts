import type { PlanResult } from '../../../geojson/kernel/plan.ts';

/** A plan that was built from its document, with what the build found. */
export type Built = PlanResult & { readonly ok: true };
