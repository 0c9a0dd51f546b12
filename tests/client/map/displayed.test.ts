import { expect, test } from 'vitest';
import { displayed, urgencyOf } from '../../../client/map/issues/displayed.ts';
import { displayStates, type IssueState } from '../../../data/model/issue.ts';
import { allocateIssueColumns } from '../../../data/model/issue-columns.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const hours = (n: number) => now / 1000 + n * 3600;

function columns(rows: readonly (readonly [IssueState, number])[]) {
  const filled = allocateIssueColumns(rows.length, 1, ['litter']);
  rows.forEach(([state, due], i) => {
    filled.id[i] = i + 1;
    filled.state[i] = filled.states.indexOf(state);
    filled.due[i] = due;
  });
  return filled;
}

const rows = columns([
  ['collected', hours(48)],
  ['dispatched', hours(5)],
  ['dispatched', hours(-1)],
  ['closed', hours(-100)],
]);

test('shape and colour follow the state and the time', () => {
  const { count, state, urgency } = displayed(rows, new Set(displayStates), now);
  expect(count).toBe(4);
  expect([...state].map((one) => displayStates[one])).toEqual(['new', 'in-hand', 'overdue', 'closed']);
  expect(urgency).toEqual(['on-time', 'due-soon', 'overdue', 'done']);
});

test('only the states asked for are drawn, by their place in the columns', () => {
  const { count, index } = displayed(rows, new Set(['overdue']), now);
  expect(count).toBe(1);
  expect([...index]).toEqual([2]);
});

test('time alone makes an issue overdue', () => {
  const later = displayed(rows, new Set(displayStates), now + 6 * 3_600_000);
  expect([...later.state].map((one) => displayStates[one])).toEqual(['new', 'overdue', 'overdue', 'closed']);
});

test('a day before its limit an issue becomes urgent', () => {
  expect(urgencyOf('in-hand', hours(24), now)).toBe('on-time');
  expect(urgencyOf('in-hand', hours(24) - 1, now)).toBe('due-soon');
});
