import { expect, test } from 'vitest';
import { readCalendarYears } from '../../data/load/work-calendars.ts';
import { yearsWithoutHolidays } from '../../server/case-rules.ts';

test('a year whose holidays are not on file is told of two months before it begins', () => {
  const last = Math.max(...readCalendarYears().map(({ year }) => year));
  expect(yearsWithoutHolidays(Date.UTC(last, 5, 1))).toEqual([]);
  expect(yearsWithoutHolidays(Date.UTC(last, 11, 1))).toEqual([last + 1]);
  expect(yearsWithoutHolidays(Date.UTC(last + 1, 5, 1))).toEqual([last + 1]);
});
