import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { issueStates } from '../../../data/model/issue.ts';
import {
  allocateIssueColumns,
  decodeIssueColumns,
  encodeIssueColumns,
  type IssueColumns,
} from '../../../data/model/issue-columns.ts';

const uint32 = fc.nat({ max: 0xffffffff });
const point = fc.record({
  id: uint32,
  longitude: fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }),
  latitude: fc.integer({ min: -900_000_000, max: 900_000_000 }),
  reported: uint32,
  due: uint32,
  closed: uint32,
  category: fc.nat({ max: 1 }),
  state: fc.nat({ max: issueStates.length - 1 }),
});
const names = ['id', 'longitude', 'latitude', 'reported', 'due', 'closed', 'category', 'state'] as const;

/** Columns whose header length varies with the category names, so that every alignment is tried. */
const columns = fc
  .tuple(fc.array(point), fc.nat(), fc.string({ maxLength: 9 }))
  .map(([points, sequence, name]) => {
    const filled = allocateIssueColumns(points.length, sequence, [name, '乱停乱放']);
    points.forEach((one, index) => {
      for (const key of names) filled[key][index] = one[key];
    });
    return filled;
  });

describe('issue columns', () => {
  test('come back as they went in, whatever the header', () => {
    const property = fc.property(columns, (before) => {
      expect(decoded(encodeIssueColumns(before))).toEqual(before);
    });
    fc.assert(property);
  });

  test('take 26 bytes a point after the header', () => {
    const size = (count: number) => encodeIssueColumns(allocateIssueColumns(count, 1, [])).length;
    expect(size(1010) - size(1000)).toBe(260);
  });

  test('cut short anywhere, they are refused, never misread', () => {
    const bytes = encodeIssueColumns(allocateIssueColumns(3, 7, ['a']));
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeIssueColumns(bytes.slice(0, length).buffer), `${length} bytes`).toThrow();
    }
  });

  test('other bytes are refused by their first four', () => {
    expect(() => decodeIssueColumns(new TextEncoder().encode('{"type":"FeatureCollection"}').buffer)).toThrow(
      /SGI1/,
    );
  });
});

function decoded(bytes: Uint8Array<ArrayBuffer>): IssueColumns {
  return decodeIssueColumns(bytes.buffer);
}
