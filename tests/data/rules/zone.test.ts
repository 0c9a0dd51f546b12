import { describe, expect, test } from 'vitest';
import { zone } from '../../../data/rules/zone.ts';

const utc = (text: string) => Date.parse(`${text}:00Z`);
const shown = (at: number) => new Date(at).toISOString().slice(0, 16);

describe('a clock', () => {
  const { toLocal, fromLocal } = zone('America/New_York');

  test.each([
    ['in winter', '2026-01-15T12:00', '2026-01-15T07:00'],
    ['in summer', '2026-07-15T12:00', '2026-07-15T08:00'],
    ['just before it is put forward', '2026-03-08T06:59', '2026-03-08T01:59'],
    ['just after', '2026-03-08T07:00', '2026-03-08T03:00'],
  ])('%s', (_, at, local) => {
    expect(shown(toLocal(utc(at)))).toBe(local);
    expect(shown(fromLocal(utc(local)))).toBe(at);
  });

  test('shows an hour twice when it is put back: the first counts', () => {
    expect(shown(toLocal(utc('2026-11-01T05:30')))).toBe('2026-11-01T01:30');
    expect(shown(toLocal(utc('2026-11-01T06:30')))).toBe('2026-11-01T01:30');
    expect(shown(fromLocal(utc('2026-11-01T01:30')))).toBe('2026-11-01T05:30');
  });

  test('skips an hour when it is put forward', () => {
    expect(shown(fromLocal(utc('2026-03-08T02:30')))).toBe('2026-03-08T07:30');
  });

  test('in China is eight hours ahead', () => {
    expect(shown(zone('Asia/Shanghai').fromLocal(utc('2026-03-05T15:20')))).toBe('2026-03-05T07:20');
  });
});
