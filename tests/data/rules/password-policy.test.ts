import { describe, expect, test } from 'vitest';
import {
  afterFailure,
  type Failures,
  faultsOfPassword,
  isLocked,
  passwordExpired,
  passwordPolicies,
} from '../../../data/rules/password-policy.ts';
import { sessionEnd, sessionHolds } from '../../../data/rules/session-life.ts';

const { asvs, 'dengbao-2': dengbao } = passwordPolicies;
const known = (password: string) => password === 'correcthorsebattery';
const minute = 60_000;

describe('ASVS asks for length and a password nobody has lost', () => {
  test.each([
    ['long enough for us', []],
    ['只要十二个字就够长了呀', ['too-short']],
    ['一二三四五六七八九十一二', []],
    ['Aa1!Aa1!', ['too-short']],
    ['CorrectHorseBattery', ['breached']],
    ['my-name-is-chen.wei-ok', ['contains-name']],
    ['x'.repeat(129), ['too-long']],
  ])('%s', (password, faults) => {
    expect(faultsOfPassword(asvs, password, 'chen.wei', known)).toEqual(faults);
  });
});
describe('等保二级 asks for three kinds of characters', () => {
  test.each([
    ['abcdefgh', ['too-simple']],
    ['abcdefg1', ['too-simple']],
    ['Abcdefg1', []],
    ['abcdefg1!', []],
    ['Ab1!', ['too-short']],
  ])('%s', (password, faults) => {
    expect(faultsOfPassword(dengbao, password, 'chen.wei', known)).toEqual(faults);
  });
});
test('等保二级 wants another password after 90 days, ASVS never', () => {
  const day = 86_400_000;
  expect([89, 90].map((days) => passwordExpired(dengbao, 0, days * day))).toEqual([false, true]);
  expect(passwordExpired(asvs, 0, 9_999 * day)).toBe(false);
});
test('等保二级 locks at the fifth failure, for half an hour, and then counts anew', () => {
  let failures: Failures = { count: 0, lockedUntil: null };
  for (let count = 1; count <= 4; count += 1) failures = afterFailure(dengbao, failures, count);
  expect(isLocked(failures, 4)).toBe(false);
  failures = afterFailure(dengbao, failures, 5);
  expect([
    isLocked(failures, 5),
    isLocked(failures, 5 + 30 * minute - 1),
    isLocked(failures, 5 + 30 * minute),
  ]).toEqual([true, true, false]);
  expect(afterFailure(dengbao, failures, 5 + 30 * minute)).toEqual({ count: 1, lockedUntil: null });
});
test('a session ends at the idle or at the absolute limit, whichever comes first', () => {
  const hour = 60 * minute;
  expect(sessionEnd(asvs, { createdAt: 0, lastSeenAt: 0 })).toBe(hour);
  expect(sessionEnd(asvs, { createdAt: 0, lastSeenAt: 23.5 * hour })).toBe(24 * hour);
  expect(sessionHolds(asvs, { createdAt: 0, lastSeenAt: 0 }, hour - 1)).toBe(true);
  expect(sessionHolds(asvs, { createdAt: 0, lastSeenAt: 0 }, hour)).toBe(false);
});
