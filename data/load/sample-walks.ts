import type { SamplePatrols } from '../model/patrol.ts';
import type { PlanDocument } from '../model/plan.ts';
import type { Attribute } from '../rules/attribution.ts';
import type { WalkedDay } from '../rules/patrol-coverage.ts';
import { streetStretches } from '../rules/street-stretches.ts';
import { walkedDays } from '../rules/walked-days.ts';
import { zone } from '../rules/zone.ts';

const metresPerSecond = 1.2;

/** What a sample's walks walked: each street from end to end, one after the other, at 1.2 m/s. There are no tracks, for nobody walked. */
export function sampleWalks(
  { walks }: SamplePatrols,
  plan: PlanDocument,
  attribute: Attribute,
  timeZone: string,
): WalkedDay[] {
  const ofStreet = Map.groupBy(streetStretches(plan, attribute), ({ street }) => street);
  const { fromLocal } = zone(timeZone);
  const walked = walks.flatMap((walk) => {
    let at = fromLocal(Date.parse(`${walk.day}T${walk.at}:00Z`));
    return walk.streets
      .flatMap((street) => ofStreet.get(street) ?? [])
      .map((stretch) => {
        at += (stretch.metres / metresPerSecond) * 1_000;
        return { stretch, at: Math.round(at) };
      });
  });
  return walkedDays(walked, timeZone);
}
