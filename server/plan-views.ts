import { planDocument } from '../data/model/plan.ts';
import type { CountyRecord, Store } from '../data/store/store.ts';
import { type PlanView, planView } from './plan-view.ts';

/** The views of the plans in use, each made when first asked for; the least recently used goes first. */
export interface PlanViews {
  /** @throws Error if the store has no such plan */
  readonly of: (county: CountyRecord, hash: string) => Promise<PlanView>;
}

const most = 16;

export function planViews(store: Store): PlanViews {
  const views = new Map<string, Promise<PlanView>>();
  const make = async (county: CountyRecord, hash: string) => {
    const bytes = await store.plans.document(county.id, hash);
    if (bytes === null) throw new Error(`${county.id} has no plan ${hash}`);
    const document = planDocument.parse(JSON.parse(new TextDecoder().decode(bytes)));
    return planView(hash, county.scheme, document);
  };
  return {
    of: (county, hash) => {
      const key = `${county.id}/${hash}`;
      const view = views.get(key) ?? make(county, hash);
      views.delete(key);
      views.set(key, view);
      view.catch(() => views.delete(key));
      const oldest = views.keys().next();
      if (views.size > most && !oldest.done) views.delete(oldest.value);
      return view;
    },
  };
}
