import { describe, expect, test } from 'vitest';
import { displayStateOf, newIssue } from '../../../data/model/issue.ts';

const noon = Date.parse('2026-11-20T04:00:00Z');
const before = '2026-11-20T03:59:59Z';
const after = '2026-11-20T04:00:00Z';

describe('the shape an issue is drawn with', () => {
  test.each([
    ['collected', after, 'new'],
    ['filed', after, 'new'],
    ['dispatched', after, 'in-hand'],
    ['handled', after, 'in-hand'],
    ['returned', after, 'in-hand'],
    ['extended', after, 'in-hand'],
    ['collected', before, 'overdue'],
    ['dispatched', before, 'overdue'],
    ['extended', before, 'overdue'],
    ['deferred', before, 'in-hand'],
    ['verified', before, 'closed'],
    ['closed', before, 'closed'],
    ['void', before, 'closed'],
  ] as const)('%s, due %s → %s', (state, due, shape) => {
    expect(displayStateOf(state, due, noon)).toBe(shape);
  });
});

describe('what a reporter sends', () => {
  const good = { category: 'parking', longitude: 114.126, latitude: 24.357 };
  test('needs a category and a place', () => {
    expect(newIssue.parse(good)).toEqual({ ...good, description: '' });
  });
  test.each([
    ['no place', { category: 'parking' }],
    ['a longitude JSON.parse made infinite', { ...good, longitude: JSON.parse('1e400') as number }],
    ['latitude and longitude swapped', { ...good, longitude: 24.357, latitude: 114.126 }],
    ['a member nobody declared', { ...good, state: 'closed' }],
    ['a local time without a zone', { ...good, reportedAt: '2026-11-20T12:00:00' }],
    ['a description of 2,001 characters', { ...good, description: 'x'.repeat(2001) }],
  ])('is refused with %s', (_, bad) => {
    expect(newIssue.safeParse(bad).success).toBe(false);
  });
});
