import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayStateOf, issueStates } from '../../../data/model/issue.ts';
import {
  facetFields,
  type IssueColumns,
  type IssueField,
  isSettled,
  issueFields,
} from '../../../data/model/issue-columns.ts';
import { decodeIssueColumns } from '../../../data/model/wire/decode.ts';
import { encodeIssueColumns } from '../../../data/model/wire/encode.ts';
import { allocateIssueColumns } from '../../helpers/issue-columns.ts';

const uint32 = fc.nat({ max: 0xffffffff });
const day = 86_400;
/** Three days, the second of them an hour longer: the clocks were put back. */
const dayStarts = Uint32Array.of(1_000, 1_000 + day, 1_000 + 2 * day + 3_600);

const point = fc.record({
  id: uint32,
  longitude: fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }),
  latitude: fc.integer({ min: -900_000_000, max: 900_000_000 }),
  due: uint32,
  closed: uint32,
  category: fc.nat({ max: 1 }),
  state: fc.nat({ max: issueStates.length - 1 }),
  day: fc.nat({ max: 2 }),
});
/** Few places, so that cells are shared and points lie one on the other. */
const near = point.map((one) => ({
  ...one,
  longitude: one.longitude % 200_000,
  latitude: one.latitude % 200_000,
}));
const names = ['id', 'longitude', 'latitude', 'due', 'closed', 'category', 'state', 'day'] as const;

function filled(points: readonly Record<(typeof names)[number], number>[], values: number): IssueColumns {
  const columns = allocateIssueColumns(points.length, 7, ['litter', '乱停乱放']);
  points.forEach((one, row) => {
    for (const name of names) columns[name][row] = one[name];
    columns.reported[row] = dayStarts[one.day]! + (one.id % 80_000);
  });
  const facet = {
    values: Array.from({ length: values }, (_, place) => `值${place}`),
    of: Uint16Array.from(points, ({ id }) => id % values),
  };
  const facets = { unit: facet, source: facet, placement: facet, grids: facet };
  return { ...columns, dayStarts, fields: issueFields, facets };
}

/** Columns of the county, and of the earth; with facets of so many values. */
const columns = fc
  .tuple(fc.oneof(fc.array(point), fc.array(near)), fc.constantFrom(1, 256, 257))
  .map(([points, values]) => filled(points, values));

/** Each point as one value, in an order that does not depend on the rows. */
function pointsOf(given: IssueColumns, fields: readonly IssueField[]) {
  const rows = Array.from({ length: given.count }, (_, row) => {
    const state = given.states[given.state[row]!]!;
    return [
      given.longitude[row],
      given.latitude[row],
      given.categories[given.category[row]!],
      state,
      given.dayStarts[given.day[row]!],
      fields.includes('due') || !isSettled(state) ? given.due[row] : 0,
      fields.includes('reported') ? given.reported[row] : null,
      fields.includes('id') ? given.id[row] : null,
      fields.includes('closed') ? given.closed[row] : null,
      ...facetFields.map((name) =>
        fields.includes(name) ? given.facets[name]?.values[given.facets[name].of[row]!] : null,
      ),
    ];
  });
  return rows.map((row) => JSON.stringify(row)).sort();
}

describe('issue columns', () => {
  test('come back as they went in, with the fields asked for', () => {
    const property = fc.property(columns, fc.subarray([...issueFields]), (before, fields) => {
      const after = decodeIssueColumns(encodeIssueColumns(before, fields).buffer);
      expect(after).toMatchObject({ count: before.count, sequence: 7, after: null, gone: [], fields });
      expect(pointsOf(after, fields)).toEqual(pointsOf(before, fields));
    });
    fc.assert(property);
  });

  test('of an empty county, and of a change that left nothing', () => {
    const none = { ...filled([], 1), after: 3, gone: [5, 6], dayStarts: new Uint32Array(0) };
    expect(decodeIssueColumns(encodeIssueColumns(none).buffer)).toMatchObject({
      count: 0,
      after: 3,
      gone: [5, 6],
    });
  });

  test('take 8 bytes a point, and 4 more where it is open', () => {
    const size = (count: number, state: number) => {
      const one = { id: 1, longitude: 0, latitude: 0, due: 0, closed: 0, category: 0, state, day: 0 };
      return encodeIssueColumns(filled(Array(count).fill(one), 1), []).length;
    };
    const closed = issueStates.indexOf('closed');
    expect(size(2_000, closed) - size(1_000, closed)).toBe(8_000);
    expect(size(2_000, 0) - size(1_000, 0)).toBe(12_000);
  });

  test('cut short anywhere, or longer, they are refused, never misread', () => {
    const three = filled(fc.sample(near, { numRuns: 3, seed: 1 }), 2);
    const bytes = encodeIssueColumns(three);
    for (let length = 0; length < bytes.length; length++)
      expect(() => decodeIssueColumns(bytes.slice(0, length).buffer), `${length} bytes`).toThrow();
    const longer = new Uint8Array(bytes.length + 1);
    longer.set(bytes);
    expect(() => decodeIssueColumns(longer.buffer)).toThrow(/longer/);
  });

  test('other bytes are refused by their first four', () => {
    const bytes = new TextEncoder().encode('{"type":"FeatureCollection"}');
    expect(() => decodeIssueColumns(bytes.buffer)).toThrow(/SGI2/);
  });

  test('settled is what is never overdue', () => {
    for (const state of issueStates)
      expect(isSettled(state)).toBe(displayStateOf(state, '1970-01-01T00:00:00Z', 1) === 'closed');
  });
});
