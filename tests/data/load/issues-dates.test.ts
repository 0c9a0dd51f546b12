import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTime } from '../../../data/load/issues-dates.ts';
import { zone } from '../../../data/rules/zone.ts';

const china = zone('Asia/Shanghai');
const read = (text: string, dates1904 = false) => {
  const at = readTime(text, china, dates1904);
  return at === null ? null : new Date(at + 8 * 3_600_000).toISOString().slice(0, 19);
};

describe('a time in the usual forms', () => {
  test.each([
    ['2026年3月5日 下午3:20', '2026-03-05T15:20:00'],
    ['2026年3月5日下午3时20分', '2026-03-05T15:20:00'],
    ['2026年03月05日 15:20:07', '2026-03-05T15:20:07'],
    ['2026年3月5日 15时20分07秒', '2026-03-05T15:20:07'],
    ['2026年3月5日 下午3点', '2026-03-05T15:00:00'],
    ['2026年3月5日', '2026-03-05T00:00:00'],
    ['2026年3月5日 星期四', '2026-03-05T00:00:00'],
    ['2026/3/5 15:20', '2026-03-05T15:20:00'],
    ['2026/3/5 星期四 上午12:05', '2026-03-05T00:05:00'],
    ['2026-3-5', '2026-03-05T00:00:00'],
    ['2026.3.5 中午12:10', '2026-03-05T12:10:00'],
    ['2026.3.5 中午1:10', '2026-03-05T13:10:00'],
    ['2026-03-05 15:20:07.000', '2026-03-05T15:20:07'],
    ['20260305', '2026-03-05T00:00:00'],
    ['20260305 152007', '2026-03-05T15:20:07'],
    ['202603051520', '2026-03-05T15:20:00'],
    ['２０２６／３／５　１５：２０', '2026-03-05T15:20:00'],
    ['2026-03-05T15:20:07+08:00', '2026-03-05T15:20:07'],
    ['2026-03-05T07:20:07Z', '2026-03-05T15:20:07'],
    ['3/5/2026 3:20 PM', '2026-03-05T15:20:00'],
    ['46086', '2026-03-05T00:00:00'],
    ['46086.638888888889', '2026-03-05T15:20:00'],
  ])('%s', (text, local) => expect(read(text)).toBe(local));

  test('counts the days of old Macs from 1904', () => {
    expect(read('44624.638888888889', true)).toBe('2026-03-05T15:20:00');
  });

  test.each([
    '',
    '昨天',
    '2026-02-30',
    '2026-13-01',
    '2026-3-5 25:00',
    '2026-3-5 10:61',
    '12',
    '99999',
    '20261345',
  ])('refuses %j', (text) => expect(read(text)).toBeNull());

  test('reads back what it is given in any zone', () => {
    const boston = zone('America/New_York');
    const moment = fc.integer({ min: 0, max: 2_000_000_000 }).map((seconds) => seconds * 1_000);
    fc.assert(
      fc.property(moment, (at) => {
        const text = new Date(boston.toLocal(at)).toISOString().slice(0, 19);
        const again = readTime(text, boston) ?? Number.NaN;
        expect(boston.toLocal(again)).toBe(boston.toLocal(at));
        expect(readTime(new Date(at).toISOString(), boston)).toBe(at);
      }),
      { numRuns: 300 },
    );
  });
});
