import { describe, expect, it } from 'vitest';
import { day, hour, present, progress, reportTime } from '../../../data/samples/issue-times.ts';
import { createRandom } from '../../../data/samples/random.ts';

describe('issue times', () => {
  it('lie within the two years, by day rather than by night', () => {
    const random = createRandom('times');
    const times = Array.from({ length: 3000 }, () => reportTime(random));
    expect(Math.max(...times)).toBeLessThanOrEqual(present);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(present - 730 * day);
    const local = times.map((time) => Math.floor((time + 8 * hour) / hour) % 24);
    expect(local.filter((at) => at < 6 || at > 22)).toEqual([]);
    expect(times.every((time) => time % 60_000 === 0)).toBe(true);
  });

  it('close a case only after it was reported and before the present', () => {
    const random = createRandom('progress');
    for (let k = 0; k < 4000; k++) {
      const reported = reportTime(random);
      const { state, closed } = progress(reported, reported + 24 * hour, false, random);
      expect(closed === null).toBe(state !== 'closed' && state !== 'void');
      if (closed === null) continue;
      expect(closed).toBeGreaterThan(reported);
      expect(closed).toBeLessThanOrEqual(present);
    }
  });

  it('closes a settled case whatever the dice say', () => {
    const random = createRandom('settled');
    const states = Array.from(
      { length: 500 },
      () => progress(present - 40 * day, present - 30 * day, true, random).state,
    );
    expect(new Set(states)).toEqual(new Set(['closed']));
  });
});
