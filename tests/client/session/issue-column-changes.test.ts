import { expect, test } from 'vitest';
import { withIssue } from '../../../client/session/issue-column-changes.ts';
import { decodeIssueColumns } from '../../../data/model/wire/decode.ts';
import { sampleIssue, sampleReplies } from '../../helpers/sample-county.ts';

function columns() {
  const bytes = sampleReplies.issueColumns?.({
    parameters: { county: 'qingshan' },
    query: {},
    body: undefined,
  });
  if (!(bytes instanceof ArrayBuffer)) throw new Error('the sample has columns');
  return decodeIssueColumns(bytes);
}

test('a known issue changes in place', () => {
  const before = columns();
  const after = withIssue(before, { ...sampleIssue, state: 'closed', closedAt: '2026-10-03T00:00:00Z' }, 6);
  expect(after.count).toBe(1);
  expect(after.sequence).toBe(6);
  expect(after.states[after.state[0] ?? 0]).toBe('closed');
  expect(after.closed[0]).toBe(Date.parse('2026-10-03T00:00:00Z') / 1000);
  expect(before.states[before.state[0] ?? 0]).toBe('dispatched');
});

test('a new issue is added, its category too', () => {
  const after = withIssue(columns(), { ...sampleIssue, id: 8, category: 'lamp', longitude: 114.115 }, 6);
  expect([...after.id]).toEqual([7, 8]);
  expect(after.longitude[1]).toBe(1_141_150_000);
  expect(after.categories[after.category[1] ?? 0]).toBe('lamp');
  expect(after.categories[after.category[0] ?? 0]).toBe('litter');
});

test('what the columns already know is not told twice', () => {
  const before = columns();
  expect(withIssue(before, { ...sampleIssue, state: 'closed' }, 5)).toBe(before);
});
