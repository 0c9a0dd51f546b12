import type { DraftWithEdits, Edit } from '../data/model/edit.ts';
import { type AppliedEdits, applyEdits, type DraftedPlan, undrafted } from '../data/rules/apply-edit.ts';
import type { Plan } from '../geojson/kernel/plan.ts';

/**
 * The plans of the drafts last worked on, so that appending applies the new edits only. Edits are never changed, so a draft's
 * revision names its plan.
 */
export interface DraftPlans {
  /** The draft's plan with `edits` applied on top; `index` in a refusal counts from the first of `edits`. */
  readonly append: (base: Plan, draft: DraftWithEdits, edits: readonly Edit[]) => AppliedEdits;
}

const most = 16;

export function draftPlans(): DraftPlans {
  const kept = new Map<number, { readonly revision: number; readonly plan: DraftedPlan }>();
  const planOf = (base: Plan, draft: DraftWithEdits): DraftedPlan => {
    const known = kept.get(draft.id);
    const from =
      known !== undefined && known.revision <= draft.revision
        ? known
        : { revision: 0, plan: undrafted(base) };
    const applied = applyEdits(from.plan, draft.edits.slice(from.revision));
    if (!applied.ok)
      throw new Error(`draft ${draft.id}: edit ${from.revision + applied.index}: ${applied.reason}`);
    return applied.plan;
  };
  return {
    append: (base, draft, edits) => {
      const plan = planOf(base, draft);
      kept.delete(draft.id);
      kept.set(draft.id, { revision: draft.revision, plan });
      const oldest = kept.keys().next();
      if (kept.size > most && !oldest.done) kept.delete(oldest.value);
      return applyEdits(plan, edits);
    },
  };
}
