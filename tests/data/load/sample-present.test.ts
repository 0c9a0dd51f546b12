import { describe, expect, test } from 'vitest';
import { readCountyFolder } from '../../../data/load/county-folders.ts';
import { movedToPresent } from '../../../data/load/sample-present.ts';

const root = new URL('../../../', import.meta.url).pathname;
const bundle = readCountyFolder(root, 'dafang');
/** The end of the samples' present, 20 November 2026, in China. */
const end = Date.parse('2026-11-20T16:00:00Z');
const weekMs = 7 * 86_400_000;

describe('a sample that is loaded later', () => {
  test('stays as it is within its week, and where it has no present', () => {
    expect(movedToPresent(bundle, end + weekMs - 1)).toBe(bundle);
    expect(movedToPresent(bundle, end - 5 * weekMs)).toBe(bundle);
    const real = { ...bundle, present: null };
    expect(movedToPresent(real, end + 50 * weekMs)).toBe(real);
  });

  test.each([1, 60])(
    'is moved by %i whole weeks, times, numbers and walks alike, and never into the future',
    (weeks) => {
      const now = end + weeks * weekMs + 3_600_000;
      const moved = movedToPresent(bundle, now);
      const newest = Math.max(...moved.issues.map((one) => Date.parse(one.reportedAt)));
      expect(newest).toBeLessThan(now);
      expect(now - newest).toBeLessThan(weekMs);
      moved.issues.forEach((one, i) => {
        const before = bundle.issues[i]!;
        const later = (key: 'reportedAt' | 'dueAt') => Date.parse(one[key]) - Date.parse(before[key]);
        expect([later('reportedAt'), later('dueAt')]).toEqual([weeks * weekMs, weeks * weekMs]);
        expect(one.closedAt === null).toBe(before.closedAt === null);
      });
      const local = new Date(Date.parse(moved.issues[0]!.reportedAt) + 8 * 3_600_000)
        .toISOString()
        .slice(0, 10);
      expect(moved.issues[0]!.number).toContain(`-${local.replaceAll('-', '')}-`);
      const weekday = (day: string) => new Date(day).getUTCDay();
      expect(moved.patrols?.walks.map((walk) => weekday(walk.day))).toEqual(
        bundle.patrols?.walks.map((walk) => weekday(walk.day)),
      );
      expect(moved.patrols?.walks.at(-1)?.day).toBe(
        new Date(Date.parse(bundle.patrols?.walks.at(-1)?.day ?? '') + weeks * weekMs)
          .toISOString()
          .slice(0, 10),
      );
    },
  );
});
