import type { IssueState } from '../model/issue.ts';
import { objectText } from './json-text.ts';
import type { Random } from './random.ts';

export const hour = 3_600_000;
export const day = 24 * hour;
/** The samples' present: the end of 20 November 2026 in China. Two years lie before it. */
export const present = Date.UTC(2026, 10, 20, 15, 59, 0);

/** `present.json`: loading moves the samples' times on by whole weeks from this day. */
export const presentFile = (): string =>
  objectText({ illustrative: '示意 · illustrative', present: new Date(present).toISOString().slice(0, 10) });

/** More by day than by night, more in the last weeks (reporting was made easier), a little more in summer. */
export function reportTime(random: Random): number {
  const local = Math.floor(present / day) - reportAge(random);
  const hours = random.weighted(byHour, ([, weight]) => weight)[0] + random.next();
  return local * day + Math.floor((hours - 8) * 60) * 60_000;
}

/** Whole days before the present, 0 to 729. */
function reportAge(random: Random): number {
  for (;;) {
    const age = random.chance(0.06)
      ? random.between(0, 6)
      : 730 * random.next() * (0.75 + 0.25 * random.next());
    const month = new Date((Math.floor(present / day) - Math.floor(age)) * day).getUTCMonth();
    if (random.chance(month >= 4 && month <= 9 ? 1 : 0.8)) return Math.floor(age);
  }
}

const byHour: readonly (readonly [number, number])[] = [
  [6, 1],
  [7, 4],
  [8, 8],
  [9, 9],
  [10, 8],
  [11, 6],
  [12, 3],
  [13, 3],
  [14, 6],
  [15, 7],
  [16, 7],
  [17, 7],
  [18, 6],
  [19, 5],
  [20, 4],
  [21, 2],
  [22, 1],
];

/** Most cases are closed in time, one in nine late; a few of the last months are stuck, and the newest are on their way. */
export function progress(
  reported: number,
  due: number,
  settled: boolean,
  random: Random,
): { state: IssueState; closed: number | null } {
  const limit = due - reported;
  const age = present - reported;
  const stuck = !settled && age < 60 * day && random.chance(0.09);
  const took =
    Math.floor(
      (limit * (random.chance(0.11) ? random.between(1.02, 2.6) : random.between(0.12, 0.98))) / 60_000,
    ) * 60_000;
  if (!stuck && reported + took <= present) {
    if (settled) return { state: 'closed', closed: reported + took };
    const draw = random.next();
    if (draw < 0.025) return { state: 'void', closed: reported + took };
    if (draw < 0.035 && age < 20 * day) return { state: 'verified', closed: null };
    return { state: 'closed', closed: reported + took };
  }
  if (stuck && random.chance(0.3))
    return { state: random.pick(['returned', 'extended', 'deferred'] as const), closed: null };
  const share = Math.min(0.99, age / Math.max(limit, took));
  const steps: readonly IssueState[] = ['collected', 'filed', 'dispatched', 'dispatched', 'handled'];
  return { state: steps[Math.floor(share * steps.length)]!, closed: null };
}
