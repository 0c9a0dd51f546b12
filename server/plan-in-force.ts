import { localDay } from '../data/rules/local-day.ts';
import type { CountyRecord, PlanRecord, Store } from '../data/store/store.ts';
import type { PlanView } from './plan-view.ts';
import type { PlanViews } from './plan-views.ts';

/** A county with the plan in force today. */
export interface CountyScope {
  readonly county: CountyRecord;
  readonly plan: PlanRecord;
  /** Today, in the county's time zone. */
  readonly day: string;
  readonly view: () => Promise<PlanView>;
}

/** As much of the services as it takes to find a plan. */
export interface PlanSources {
  readonly store: Store;
  readonly planViews: PlanViews;
  readonly now: () => number;
}

/** Null where there is no such county, or no plan is in force there yet. */
export async function planInForce(
  { store, planViews, now }: PlanSources,
  id: string,
): Promise<CountyScope | null> {
  const county = await store.counties.get(id);
  if (county === null) return null;
  const day = localDay(now(), county.scheme.timeZone);
  const plan = await store.plans.inForce(id, day);
  if (plan === null) return null;
  return { county, plan, day, view: () => planViews.of(county, plan.hash) };
}
