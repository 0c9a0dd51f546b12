import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localDay } from '../../../data/rules/local-day.ts';
import { dayNumber, dayText, localDays } from '../../../data/rules/local-days.ts';

/** Without summer time; with it, at half past; across the date line. */
const zones = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Pacific/Kiritimati',
];

test.each(zones)(
  '%s: a moment is on the day the calendar says, which begins before it and ends after it',
  (zone) => {
    const { dayOf, startOf } = localDays(zone);
    fc.assert(
      fc.property(fc.integer({ min: 900_000_000, max: 2_000_000_000 }), (second) => {
        const day = dayOf(second);
        expect(dayText(day)).toBe(localDay(second * 1000, zone));
        expect(dayNumber(dayText(day))).toBe(day);
        expect([dayOf(startOf(day)), dayOf(startOf(day) - 1)]).toEqual([day, day - 1]);
      }),
      { numRuns: 60 },
    );
  },
);
