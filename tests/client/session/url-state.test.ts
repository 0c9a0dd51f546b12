import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSearch, stringifySearch, urlState } from '../../../client/session/url-state.ts';
import { displayStates } from '../../../data/model/issue.ts';

const read = (search: string) => urlState.parse(parseSearch(search));

test('a link says where one is', () => {
  expect(
    read('?county=wengyuan&tier=minor&grid=W-07&at=114.126,24.357,14.5&show=coverage,places&hide=closed'),
  ).toEqual({
    county: 'wengyuan',
    tier: 'minor',
    grid: 'W-07',
    at: [114.126, 24.357, 14.5],
    show: ['coverage', 'places'],
    hide: ['closed'],
  });
});

test('a part that cannot be read is left out, the rest holds', () => {
  expect(read('?county=Wengyuan!&tier=minor&at=north,24,14&issue=-3&here=190,24&hide=lost')).toEqual({
    tier: 'minor',
  });
});

test('an empty list is a choice of its own', () => {
  expect(read('?hide=')).toEqual({ hide: [] });
  expect(stringifySearch({ hide: [] })).toBe('?hide=');
});

test('names that look like numbers, or hold signs and blanks, stay what they are', () => {
  expect(read(stringifySearch({ grid: '007' })).grid).toBe('007');
  expect(read(stringifySearch({ grid: '片区 1&2=?' })).grid).toBe('片区 1&2=?');
});

test('whatever can be shown comes back from its address', () => {
  const degrees = (most: number) => fc.integer({ min: -most * 1e5, max: most * 1e5 }).map((n) => n / 1e5);
  const state = fc.record(
    {
      county: fc.constantFrom('wengyuan', 'dafang'),
      tier: fc.constantFrom('major', 'minor'),
      grid: fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'网格W-0&=%?#+,/') }),
      issue: fc.integer({ min: 1, max: 1e9 }),
      here: fc.tuple(degrees(180), degrees(90)),
      at: fc.tuple(
        degrees(180),
        degrees(90),
        fc.integer({ min: 0, max: 2400 }).map((n) => n / 100),
      ),
      show: fc.subarray(['coverage', 'places'], { minLength: 1 }),
      hide: fc.subarray([...displayStates]),
      mine: fc.constantFrom('party-secretary'),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(state, (one) => {
      expect(read(stringifySearch(one))).toEqual(one);
    }),
  );
});
