import type { SamplePatrols } from '../model/patrol.ts';
import { day, present } from './issue-times.ts';
import { objectText } from './json-text.ts';
import { createRandom } from './random.ts';

/** Days of foot patrols before the samples' present. */
const days = 30;
/** When people set out; Dafang's document has everybody on site on Fridays at 16:00. */
const times = ['08:30', '09:00', '14:30', '15:30'] as const;
const friday = '16:00';
/** Some streets are forgotten: coverage is there to show them. */
const patrolledShare = 0.82;

/**
 * The county's `patrols.json`: illustrative walks along whole streets, a few a workday and more on Fridays.
 * @param streets the ids of the county's streets
 */
export function patrolsFile(county: string, streets: readonly string[]): string {
  const random = createRandom(`${county}/patrols`);
  const patrolled = streets.filter(() => random.chance(patrolledShare));
  const last = Math.floor(present / day);
  const walks: SamplePatrols['walks'] = [];
  for (let age = days - 1; age >= 0; age--) {
    const date = new Date((last - age) * day);
    const weekday = date.getUTCDay();
    const count = weekday === 5 ? 4 : weekday === 0 || weekday === 6 ? 0 : random.whole(1, 2);
    for (let walk = 0; walk < count; walk++)
      walks.push({
        day: date.toISOString().slice(0, 10),
        at: weekday === 5 ? friday : random.pick(times),
        streets: Array.from({ length: random.whole(6, 12) }, () => random.pick(patrolled)),
      });
  }
  return objectText({ illustrative: '示意 · illustrative', walks });
}
