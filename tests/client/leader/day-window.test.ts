import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bars, firstWindow, moved, stepOf } from '../../../client/views/leader/day-window.ts';

const count = fc.integer({ min: 1, max: 1200 });
const mode = fc.constantFrom('window' as const, 'cumulative' as const);

test('a run from the start ends at the last day, in a bearable number of steps, and never leaves the days', () => {
  fc.assert(
    fc.property(count, mode, (days, how) => {
      let window = firstWindow(how, days, 'start');
      let steps = 0;
      while (window[1] < days - 1) {
        const next = moved(window, how, days, 1);
        expect(next[1]).toBeGreaterThan(window[1]);
        if (how === 'window') expect(next[1] - next[0]).toBe(window[1] - window[0]);
        else expect(next[0]).toBe(0);
        window = next;
        steps++;
      }
      expect(window[1]).toBe(days - 1);
      expect(steps).toBeLessThanOrEqual(90);
    }),
    { numRuns: 60 },
  );
});

test('a step back undoes a step on; at the ends there is no further', () => {
  expect(moved(moved([10, 20], 'window', 60, 1), 'window', 60, -1)).toEqual([10, 20]);
  expect(moved([0, 10], 'window', 60, -1)).toEqual([0, 10]);
  expect(moved([49, 59], 'window', 60, 1)).toEqual([49, 59]);
  expect(stepOf(730)).toBe(9);
});

test('bars hold every issue of their days', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { maxLength: 800 }), (perDay) => {
      const { days, counts } = bars(Uint32Array.from(perDay), 120);
      expect(counts.length).toBeLessThanOrEqual(120);
      expect(counts.reduce((sum, one) => sum + one, 0)).toBe(perDay.reduce((sum, one) => sum + one, 0));
      expect(counts.length * days).toBeGreaterThanOrEqual(perDay.length);
    }),
  );
});
