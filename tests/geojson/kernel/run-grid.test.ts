import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Runs, roomForRuns } from '../../../geojson/kernel/monotone-runs.ts';
import { forEachPairBetween, forEachPairWithin, MARGIN, runGrid } from '../../../geojson/kernel/run-grid.ts';

type Box = readonly [west: number, south: number, width: number, height: number];

function runsWith(boxes: readonly Box[]): Runs {
  const runs = roomForRuns(boxes.length);
  runs.count = boxes.length;
  runs.west.set(boxes.map(([west]) => west));
  runs.east.set(boxes.map(([west, , width]) => west + width));
  runs.south.set(boxes.map(([, south]) => south));
  runs.north.set(boxes.map(([, south, , height]) => south + height));
  return runs;
}

const areApart = (from: number, length: number, other: number, otherLength: number) =>
  other - from - length > MARGIN || from - other - otherLength > MARGIN;

/** All pairs of boxes near each other, the first from `first` on and the second after it. */
function nearPairs(boxes: readonly Box[], first: number): string[] {
  return boxes.flatMap((a, i) =>
    boxes.flatMap((b, k) =>
      k <= i || k < first || areApart(a[0], a[2], b[0], b[2]) || areApart(a[1], a[3], b[1], b[3])
        ? []
        : [`${i} ${k}`],
    ),
  );
}

const reach = fc.oneof(fc.nat(6), fc.nat(60), fc.constant(0));
const box = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }), reach, reach);
const boxes = fc.array(box, { minLength: 1, maxLength: 40 });

describe('a grid of runs', () => {
  it('meets every pair whose boxes are near each other, once', () => {
    fc.assert(
      fc.property(boxes, (all) => {
        const runs = runsWith(all);
        const met: string[] = [];
        forEachPairWithin(runGrid(runs, 0, Infinity)!, runs, (a, b) =>
          met.push([a, b].sort((p, q) => p - q).join(' ')),
        );
        expect(met.sort()).toEqual(nearPairs(all, 0).sort());
      }),
      { numRuns: 500 },
    );
  });

  it('and those of another grid', () => {
    fc.assert(
      fc.property(boxes, boxes, (before, after) => {
        const all = [...before, ...after];
        const old = runGrid({ ...runsWith(all), count: before.length }, 0, Infinity)!;
        const runs = runsWith(all);
        const added = runGrid(runs, before.length, Infinity)!;
        const met: string[] = [];
        const meet = (a: number, b: number) => met.push([a, b].sort((p, q) => p - q).join(' '));
        expect(forEachPairBetween(old, added, runs, Infinity, meet)).toBe(true);
        forEachPairWithin(added, runs, meet);
        expect(met.sort()).toEqual(nearPairs(all, before.length).sort());
      }),
      { numRuns: 500 },
    );
  });

  it('is not made where too many share cells', () => {
    const strips = Array.from({ length: 100 }, (_, i): Box => [0, i * 2, 1000, 1]);
    expect(runGrid(runsWith(strips), 0, 8)).toBeNull();
    const apart = Array.from({ length: 100 }, (_, i): Box => [(i % 10) * 100, i * 10, 20, 20]);
    expect(runGrid(runsWith(apart), 0, 8)).not.toBeNull();
  });
});
