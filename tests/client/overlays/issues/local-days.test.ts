import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysOf, localDays } from '../../../../client/overlays/issues/local-days.ts';
import { localDay } from '../../../../data/rules/local-day.ts';

const first = Date.parse('2025-09-01T00:00:00Z') / 1000;
const last = Date.parse('2026-11-20T12:00:00Z') / 1000;

test.each(['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Pacific/Chatham'])(
  'every moment lies in its calendar day, also where the clocks change: %s',
  (timeZone) => {
    const days = localDays(first, last, timeZone);
    expect(days.names[0]).toBe(localDay(first * 1000, timeZone));
    expect(days.names.at(-1)).toBe(localDay(last * 1000, timeZone));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: first, max: last }), { maxLength: 50 }), (moments) => {
        const places = daysOf(Uint32Array.from(moments), days);
        expect([...places].map((place) => days.names[place])).toEqual(
          moments.map((moment) => localDay(moment * 1000, timeZone)),
        );
      }),
      { numRuns: 20 },
    );
    for (const start of days.starts.slice(1, -1))
      expect([start - 1, start].map((moment) => localDay(moment * 1000, timeZone))).not.toEqual([
        localDay(start * 1000, timeZone),
        localDay(start * 1000, timeZone),
      ]);
  },
);

test('days follow each other without a gap; what lies outside is put to the nearest', () => {
  const days = localDays(first, last, 'Asia/Shanghai');
  for (let i = 1; i < days.names.length; i++)
    expect(Date.parse(days.names[i] ?? '') - Date.parse(days.names[i - 1] ?? '')).toBe(86_400_000);
  expect([...daysOf(Uint32Array.of(0, last + 1e6), days)]).toEqual([0, days.names.length - 1]);
});
