import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../../data/samples/fabric/cells.ts';
import { divide, spread } from '../../../../data/samples/fabric/partition.ts';

/** A field of square cells of 100 m, `width` to a row, each beside its four neighbours. */
function field(width: number, height: number): Cell[] {
  return Array.from({ length: width * height }, (_, k) => {
    const [x, y] = [k % width, Math.floor(k / width)];
    const beside = new Map<number, number>();
    if (x > 0) beside.set(k - 1, 100);
    if (x < width - 1) beside.set(k + 1, 100);
    if (y > 0) beside.set(k - width, 100);
    if (y < height - 1) beside.set(k + width, 100);
    return { face: k, at: [x * 100, y * 100] as const, hectares: 1, water: false, beside };
  });
}

function hangsTogether(cells: readonly Cell[], part: readonly number[]): boolean {
  const seen = new Set([part[0]!]);
  for (const at of seen) for (const next of cells[at]!.beside.keys()) if (part.includes(next)) seen.add(next);
  return seen.size === part.length;
}

describe('partition', () => {
  it('deals every cell to one contiguous part', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 9 }),
        fc.integer({ min: 3, max: 9 }),
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 81, maxLength: 81 }),
        (width, height, count, weights) => {
          const cells = field(width, height);
          const members = cells.map((_, i) => i);
          const load = (cell: { face: number }) => weights[cell.face]!;
          const seeds = spread(cells, members, count, load);
          const parts = divide(cells, { members, seeds, load, balance: 0.8 });
          expect(parts.flat().sort((a, b) => a - b)).toEqual(members);
          for (const part of parts) expect(hangsTogether(cells, part)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('shares the load out evenly', () => {
    const cells = field(12, 12);
    const members = cells.map((_, i) => i);
    const seeds = spread(cells, members, 6, () => 1);
    const parts = divide(cells, { members, seeds, load: () => 1, balance: 0.8 });
    for (const part of parts) expect(Math.abs(part.length - 24)).toBeLessThanOrEqual(6);
  });

  it('evens out what ill-placed seeds leave uneven', () => {
    const cells = field(12, 1);
    const members = cells.map((_, i) => i);
    const seeds = [[0, 0] as const, [100, 0] as const];
    const parts = divide(cells, { members, seeds, load: () => 1, balance: 0.8 });
    expect(parts.map((part) => part.length)).toEqual([6, 6]);
  });

  it('keeps to one bank of a river where it can', () => {
    // Column 3 is water; the first seed is nearer to column 4 than the second is, and still does not cross.
    const cells = field(8, 4).map((cell) => ({ ...cell, water: cell.face % 8 === 3 }));
    const members = cells.map((_, i) => i);
    const seeds = [[200, 100] as const, [700, 100] as const];
    const parts = divide(cells, { members, seeds, load: () => 1, balance: 0 });
    const columns = parts.map((part) => new Set(part.filter((i) => i % 8 !== 3).map((i) => i % 8)));
    expect(columns).toEqual([new Set([0, 1, 2]), new Set([4, 5, 6, 7])]);
    expect(parts.flat().length).toBe(32);
  });
});
