import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flatten } from '../../../geojson/kernel/flatten.ts';
import { toDegrees } from '../../../geojson/kernel/lattice.ts';
import { sidesMeet } from '../../../geojson/kernel/rings-meet.ts';
import { segmentsMeet } from '../../../geojson/kernel/segments-meet.ts';

type Point = readonly [number, number];

/** Every pair of sides, looked at one by one. */
function anyMeet(rings: readonly (readonly Point[])[]): boolean {
  const sides = rings.flatMap((ring, r) =>
    ring.map((from, i) => ({ r, i, from, to: ring[(i + 1) % ring.length]! })),
  );
  const isSame = ([ax, ay]: Point, [bx, by]: Point) => ax === bx && ay === by;
  return sides.some((a, n) =>
    sides.slice(n + 1).some((b) => {
      if (segmentsMeet(...a.from, ...a.to, ...b.from, ...b.to)) return true;
      const last = rings[a.r]!.length - 1;
      if (a.r === b.r && (b.i === a.i + 1 || (a.i === 0 && b.i === last))) return false;
      return [a.from, a.to].some((end) => isSame(end, b.from) || isSame(end, b.to));
    }),
  );
}

/** A ring that wavers around a circle and here and there strays from it. */
const wavering = fc
  .array(
    fc.tuple(fc.integer({ min: 80, max: 100 }), fc.oneof(fc.constant(0), fc.integer({ min: -30, max: 30 }))),
    {
      minLength: 5,
      maxLength: 40,
    },
  )
  .map((steps) =>
    steps.map(([radius, stray], k): Point => {
      const angle = (2 * Math.PI * k) / steps.length;
      return [Math.round(radius * Math.cos(angle)) + stray, Math.round(radius * Math.sin(angle))];
    }),
  );
const anywhere = fc.array(fc.tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -30, max: 30 })), {
  minLength: 3,
  maxLength: 8,
});

/** The sides of the rings as they are flattened: no point twice running. */
function meetings(rings: readonly (readonly Point[])[]): { told: boolean; known: boolean } | null {
  const clean = rings.map((ring) =>
    ring.filter(([x, y], i) => {
      const [px, py] = ring[(i + ring.length - 1) % ring.length]!;
      return x !== px || y !== py;
    }),
  );
  if (clean.some((ring) => ring.length < 3)) return null;
  const flat = flatten([
    { id: 'P', coordinates: [clean.map((ring) => ring.map((point) => point.map(toDegrees)))] },
  ]);
  return { told: sidesMeet(flat, 0, clean.length), known: anyMeet(clean) };
}

describe('whether sides of rings meet is what looking at each pair tells', () => {
  it.each([
    ['one ring', fc.tuple(fc.oneof(wavering, anywhere))],
    ['several', fc.tuple(wavering, anywhere, anywhere)],
  ] as const)('of %s', (_, rings) => {
    let meeting = 0;
    let apart = 0;
    fc.assert(
      fc.property(rings, (some) => {
        const found = meetings(some);
        if (found === null) return;
        if (found.known) meeting++;
        else apart++;
        expect(found.told).toBe(found.known);
      }),
      { numRuns: 3000 },
    );
    expect(Math.min(meeting, apart)).toBeGreaterThan(50);
  });

  it('of rings whose points lie in one line', () => {
    const corners = [0, 10, -5].map((x): Point => [x, 0]);
    for (const order of [
      [0, 1, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]) {
      expect(meetings([order.map((k) => corners[k]!)])).toEqual({ told: true, known: true });
    }
  });
});
