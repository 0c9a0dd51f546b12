import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCalendarYears } from '../../../data/load/work-calendars.ts';
import { limitUnits } from '../../../data/model/calendar.ts';
import { unknownYear, workCalendar } from '../../../data/rules/work-calendar.ts';

const years = readCalendarYears();
const calendar = workCalendar(years, 'Asia/Shanghai');
const at = (local: string) => Date.parse(`${local}:00+08:00`);
const local = (due: number) => new Date(due + 8 * 3_600_000).toISOString().slice(0, 16);

test('the announced years are whole: days off, and as many make-up workdays as are weekend days', () => {
  expect(years.map(({ year }) => year)).toEqual([2024, 2025, 2026]);
  for (const { year, holidays, workdays } of years) {
    for (const day of [...workdays, ...holidays.flatMap(({ from, to }) => [from, to])])
      expect(day.startsWith(String(year))).toBe(true);
    for (const day of workdays) expect([0, 6]).toContain(new Date(day).getUTCDay());
    for (const { from, to } of holidays) expect(from <= to).toBe(true);
  }
  // Statutory days off a year: 11 until 2024, 13 from 2025 (全国年节及纪念日放假办法).
  const workdaysIn = (year: number) =>
    Array.from({ length: 366 }, (_, index) =>
      new Date(Date.UTC(year, 0, 1 + index)).toISOString().slice(0, 10),
    )
      .filter((day) => day.startsWith(String(year)))
      .filter(calendar.isWorkday).length;
  expect([2024, 2025, 2026].map(workdaysIn)).toEqual([251, 248, 248]);
});

describe('a limit ends', () => {
  test.each([
    ['in clock hours, holidays or not', '2026-10-01T23:00', 4, 'hours', '2026-10-02T03:00'],
    ['in working hours, over lunch', '2026-03-04T11:00', 2, 'work-hours', '2026-03-04T15:30'],
    ['in working hours, just at closing', '2026-03-04T16:00', 2, 'work-hours', '2026-03-04T18:00'],
    ['in working hours, over night', '2026-03-04T17:00', 2, 'work-hours', '2026-03-05T09:30'],
    ['in working hours, from before dawn', '2026-03-04T03:00', 1, 'work-hours', '2026-03-04T09:30'],
    ['in working hours, over a weekend', '2026-03-06T17:30', 1, 'work-hours', '2026-03-09T09:00'],
    [
      'in working hours, on a Saturday that is worked',
      '2026-10-10T09:00',
      1,
      'work-hours',
      '2026-10-10T10:00',
    ],
    ['in working hours, over the National Day', '2026-09-30T17:00', 4, 'work-hours', '2026-10-08T11:30'],
    ['in workdays, not counting the first', '2026-03-04T09:00', 1, 'workdays', '2026-03-05T18:00'],
    ['in workdays, over a weekend', '2026-03-06T09:00', 2, 'workdays', '2026-03-10T18:00'],
    ['in workdays, over the Spring Festival', '2026-02-13T09:00', 3, 'workdays', '2026-02-25T18:00'],
    ['in workdays, from a holiday', '2026-02-16T09:00', 1, 'workdays', '2026-02-24T18:00'],
    ['in a year not announced yet, by weekends', '2031-01-03T09:00', 1, 'workdays', '2031-01-06T18:00'],
  ] as const)('%s', (_, from, amount, unit, due) => {
    expect(local(calendar.dueAt(at(from), { amount, unit }))).toBe(due);
  });
});

test('a county keeps its own hours', () => {
  const early = workCalendar(years, 'Asia/Shanghai', [['07:00', '10:00']]);
  expect(local(early.dueAt(at('2026-03-04T09:00'), { amount: 2, unit: 'work-hours' }))).toBe(
    '2026-03-05T08:00',
  );
});

test('where clocks change, office hours follow the clock', () => {
  const boston = workCalendar([], 'America/New_York');
  const due = (from: string, amount: number) =>
    new Date(boston.dueAt(Date.parse(from), { amount, unit: 'work-hours' })).toISOString();
  expect(due('2026-03-06T22:00:00Z', 2)).toBe('2026-03-09T13:30:00.000Z');
  expect(due('2026-10-30T21:00:00Z', 2)).toBe('2026-11-02T14:30:00.000Z');
});

test('later beginnings and longer limits never end earlier', () => {
  const from = fc.integer({ min: at('2024-01-01T00:00'), max: at('2027-06-01T00:00') });
  const amount = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(
      from,
      fc.nat(10 * 86_400_000),
      amount,
      fc.nat(5),
      fc.constantFrom(...limitUnits),
      (start, later, count, more, unit) => {
        const due = calendar.dueAt(start, { amount: count, unit });
        expect(due).toBeGreaterThan(start);
        expect(calendar.dueAt(start + later, { amount: count, unit })).toBeGreaterThanOrEqual(due);
        expect(calendar.dueAt(start, { amount: count + more, unit })).toBeGreaterThanOrEqual(due);
      },
    ),
    { numRuns: 300 },
  );
});

test('a year whose holidays are not known is told, unless hours run on', () => {
  const workdays = { amount: 3, unit: 'workdays' } as const;
  const inYear = (due: string, limit: Parameters<typeof unknownYear>[1] = workdays) =>
    unknownYear(due, limit, calendar.years, 'Asia/Shanghai');
  expect(inYear('2026-12-31T10:00:00Z')).toBeNull();
  expect(inYear('2026-12-31T16:00:00Z')).toBe(2027);
  expect(inYear('2027-02-20T10:00:00Z', { amount: 4, unit: 'hours' })).toBeNull();
});
