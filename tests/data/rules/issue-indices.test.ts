import { expect, test } from 'vitest';
import { type IssueState, issueStates } from '../../../data/model/issue.ts';
import { indexOf, issueIndices, tallies } from '../../../data/rules/issue-indices.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const hours = (n: number) => now / 1000 + n * 3600;

type Row = readonly [state: IssueState, due: number, closed: number, group?: number];

function tallied(rows: readonly Row[], seen = (_: number) => true) {
  const columns = {
    states: issueStates,
    state: Uint8Array.from(rows, ([state]) => issueStates.indexOf(state)),
    due: Uint32Array.from(rows, ([, due]) => due),
    closed: Uint32Array.from(rows, ([, , closed]) => closed),
  };
  const groups = Uint16Array.from(rows, ([, , , group = 0]) => group);
  const found = tallies(columns, groups, 2, now, seen);
  return (group: number) =>
    Object.fromEntries(
      issueIndices.map((index) => {
        const { numerator, denominator } = indexOf(index, found, group);
        return [index, denominator === null ? numerator : `${numerator}/${denominator}`];
      }),
    );
}

test('the denominator is what was due; what is not due yet counts neither way', () => {
  const of = tallied([
    ['closed', hours(-10), hours(-12)],
    ['closed', hours(-10), hours(-1)],
    ['closed', hours(10), hours(-1)],
    ['verified', hours(-10), 0],
    ['handled', hours(-10), 0],
    ['dispatched', hours(-10), 0],
    ['dispatched', hours(10), 0],
    ['deferred', hours(-10), 0],
    ['void', hours(-10), hours(-12)],
  ]);
  expect(of(0)).toEqual({ open: 4, overdue: 2, handled: '4/6', 'on-time': '1/6', closed: '2/6' });
});

test('groups are counted apart, and only what is seen', () => {
  const rows: Row[] = [
    ['closed', hours(-10), hours(-12), 0],
    ['dispatched', hours(-10), 0, 1],
    ['dispatched', hours(-10), 0, 1],
  ];
  const of = tallied(rows, (row) => row !== 2);
  expect(of(0)).toMatchObject({ open: 0, 'on-time': '1/1' });
  expect(of(1)).toMatchObject({ open: 1, overdue: 1, 'on-time': '0/1' });
});

test('a share of nothing is no share', () => {
  const found = tallies(
    { states: issueStates, state: new Uint8Array(0), due: new Uint32Array(0), closed: new Uint32Array(0) },
    new Uint8Array(0),
    1,
    now,
    () => true,
  );
  expect(indexOf('closed', found, 0)).toEqual({ numerator: 0, denominator: 0, value: null });
  expect(indexOf('open', found, 0)).toEqual({ numerator: 0, denominator: null, value: 0 });
});
