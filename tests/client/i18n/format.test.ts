import { expect, test } from 'vitest';
import {
  formatAge,
  formatArea,
  formatClock,
  formatInstant,
  formatLength,
  formatNumber,
  formatShort,
  formatSpan,
} from '../../../client/i18n/format.ts';
import { speaker } from '../../../client/i18n/use-text.ts';

const [zh, en] = [speaker('zh'), speaker('en')];

test('an area takes the unit that suits it, thousands separated', () => {
  expect(formatArea(en, 8200)).toBe('8,200 m²');
  expect(formatArea(en, 9_999.4)).toBe('9,999 m²');
  expect(formatArea(en, 10_000)).toBe('1.0 ha');
  expect(formatArea(en, 2_520_000)).toBe('2.52 km²');
  expect(formatArea(zh, 123_456)).toBe('12.3 公顷');
  expect(formatArea(zh, 1_234_567_890)).toBe('1,234.57 平方公里');
});

test('a length takes the unit that suits it; a round one has no decimals', () => {
  expect(formatLength(zh, 999)).toBe('999 米');
  expect(formatLength(en, 2000)).toBe('2 km');
  expect(formatLength(en, 2345)).toBe('2.35 km');
  expect(formatLength(en, 12_345)).toBe('12.3 km');
});

test('an instant is told in the county’s time zone', () => {
  expect(formatInstant('2026-11-20T16:05:00Z', 'Asia/Shanghai')).toBe('2026-11-21 00:05');
  expect(formatInstant('2026-11-20T16:05:00Z', 'UTC')).toBe('2026-11-20 16:05');
});

test('an age is told in its largest unit', () => {
  expect(formatAge(en, 59_999)).toBe('59 s');
  expect(formatAge(en, 60_000)).toBe('1 min');
  expect(formatAge(zh, 3 * 3_600_000)).toBe('3 小时');
  expect(formatAge(zh, 49 * 3_600_000)).toBe('2 天');
});

test('numbers are separated by thousands', () => {
  expect(formatNumber(zh, 1234567)).toBe('1,234,567');
  expect(formatNumber(en, 8.5, 1)).toBe('8.5');
});

test('a count is short only where it is long', () => {
  expect(formatShort(zh, 9_999)).toBe('9,999');
  expect([54_023, 943_583, 1_234_567].map((n) => formatShort(zh, n))).toEqual(['5.4万', '94万', '120万']);
  expect([54_023, 943_583, 1_234_567].map((n) => formatShort(en, n))).toEqual(['54K', '940K', '1.2M']);
});

test('a clock counts hours only once there are any', () => {
  expect([0, 59_999, 60_000, 3_599_999, 3_600_000, 37_805_000].map(formatClock)).toEqual([
    '0:00',
    '0:59',
    '1:00',
    '59:59',
    '1:00:00',
    '10:30:05',
  ]);
});

test('a span names its day once where it is one day in the county', () => {
  const zone = 'Asia/Shanghai';
  const from = '2026-11-20T15:05:00Z';
  expect(formatSpan(from, '2026-11-20T15:59:00Z', zone)).toBe('2026-11-20 23:05 – 23:59');
  expect(formatSpan(from, '2026-11-20T16:01:00Z', zone)).toBe('2026-11-20 23:05 – 2026-11-21 00:01');
});
