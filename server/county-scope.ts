import { refuse } from './answer.ts';
import { type CountyScope, planInForce } from './plan-in-force.ts';
import type { PlanView } from './plan-view.ts';
import type { Services } from './services.ts';

export const unknownCounty = (county: string) => refuse('not-found', `There is no county ${county}.`);

/** What most handlers begin with; null where there is no such county, or no plan is in force there yet. */
export function countyScope(services: Services, id: string): Promise<CountyScope | null> {
  return planInForce(services, id);
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
