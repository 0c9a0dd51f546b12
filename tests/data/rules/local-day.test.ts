import { expect, test } from 'vitest';
import { localDay } from '../../../data/rules/local-day.ts';

test('the day changes at midnight of the place, not of Greenwich', () => {
  expect(localDay(Date.parse('2026-11-20T15:59:59Z'), 'Asia/Shanghai')).toBe('2026-11-20');
  expect(localDay(Date.parse('2026-11-20T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-11-21');
  expect(localDay(Date.parse('2026-11-20T16:00:00Z'), 'UTC')).toBe('2026-11-20');
});
