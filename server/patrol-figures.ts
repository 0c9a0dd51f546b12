import type { PatrolPeriod } from '../data/model/patrol.ts';
import { daysOfPeriod, type LastWalked, stretchKey, type WalkedDay } from '../data/rules/patrol-coverage.ts';
import type { CountyScope } from './plan-in-force.ts';
import type { Services } from './services.ts';

/** What was walked in a period, and when each stretch was walked last. */
export async function patrolRecords(
  { store }: Services,
  { county, day }: CountyScope,
  period: PatrolPeriod,
): Promise<{ from: string; to: string; walked: readonly WalkedDay[]; last: LastWalked }> {
  const { from, to } = daysOfPeriod(period, day);
  const walked = await store.patrols.walked(county.id, from, to);
  const last = await store.patrols.lastWalked(county.id);
  return { from, to, walked, last: new Map(last.map((one) => [stretchKey(one), one.day])) };
}
