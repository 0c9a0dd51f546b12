import { describe, expect, test } from 'vitest';
import { api, issueFilter, type Route } from '../../data/api.ts';

const rows: [string, Route][] = Object.entries(api);

describe.each(rows)('the contract row %s', (_, route) => {
  test('declares exactly the parameters its path names', () => {
    const named = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    expect(Object.keys(route.parameters?.shape ?? {}).sort()).toEqual(named.sort());
  });
  test('answers a read with 200 and only a change may take a body', () => {
    if (route.method === 'GET')
      expect([route.status, route.body]).toEqual([route.reply.type === 'redirect' ? 302 : 200, undefined]);
    if (route.method === 'POST')
      expect([route.caching, (route.body === undefined) !== (route.upload === undefined)]).toEqual([
        'none',
        true,
      ]);
  });
  test('keeps for ever only what its hash names, and a photo', () => {
    expect(route.caching === 'immutable').toBe(/\{(hash|photo)\}/.test(route.path));
  });
  test('refuses a parameter nobody declared', () => {
    if (route.query === undefined) return;
    expect(route.query.safeParse({ q: 'x', longitude: '1', latitude: '1', surprise: '1' }).success).toBe(
      false,
    );
  });
});

test('no two rows share a method and a path', () => {
  const keys = rows.map(([, route]) => `${route.method} ${route.path}`);
  expect(new Set(keys).size).toBe(keys.length);
});

describe('the issue filter', () => {
  test('reads a box and lists', () => {
    expect(issueFilter.parse({ box: '114,24,114.5,24.5', state: 'new,overdue' })).toEqual({
      box: [114, 24, 114.5, 24.5],
      state: ['new', 'overdue'],
    });
  });
  test.each([
    ['a box that runs east to west', { box: '115,24,114,25' }],
    ['a box of three numbers', { box: '114,24,115' }],
    ['a box with a word', { box: '114,24,115,north' }],
    ['an unknown state', { state: 'new,lost' }],
    ['a local time', { from: '2026-11-20T12:00:00+08:00' }],
  ])('refuses %s', (_, bad) => {
    expect(issueFilter.safeParse(bad).success).toBe(false);
  });
});
