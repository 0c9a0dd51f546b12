import { localDay } from '../data/rules/local-day.ts';
import type { CountyRecord, PlanRecord } from '../data/store/store.ts';
import { refuse } from './answer.ts';
import type { PlanView } from './plan-view.ts';
import type { Services } from './services.ts';

export const unknownCounty = (county: string) => refuse('not-found', `There is no county ${county}.`);

/** A county with the plan in force today. */
export interface CountyScope {
  readonly county: CountyRecord;
  readonly plan: PlanRecord;
  /** Today, in the county's time zone. */
  readonly day: string;
  readonly view: () => Promise<PlanView>;
}

/** What most handlers begin with; null where there is no such county, or no plan is in force there yet. */
export async function countyScope(
  { store, planViews, now }: Pick<Services, 'store' | 'planViews' | 'now'>,
  id: string,
): Promise<CountyScope | null> {
  const county = await store.counties.get(id);
  if (county === null) return null;
  const day = localDay(now(), county.scheme.timeZone);
  const plan = await store.plans.inForce(id, day);
  if (plan === null) return null;
  return { county, plan, day, view: () => planViews.of(county, plan.hash) };
}

/** The view of a plan by its hash, in force or not; null where the county has none of that hash. */
export async function publishedView(
  { store, planViews }: Services,
  id: string,
  hash: string,
): Promise<PlanView | null> {
  const county = await store.counties.get(id);
  if (county === null || (await store.plans.get(id, hash)) === null) return null;
  return planViews.of(county, hash);
}
