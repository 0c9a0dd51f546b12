import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LatticePoint } from '../../../client/tools/drag-vertex.ts';
import { type Direction, nudge } from '../../../client/tools/nudge.ts';

const seat: LatticePoint = [1_141_260_000, 243_570_000];

/** Great-circle distance in metres on a sphere of the meridian's mean radius: an oracle of its own. */
function metres(a: LatticePoint, b: LatticePoint): number {
  const rad = (units: number) => (units / 10_000_000) * (Math.PI / 180);
  const half = (d: number) => Math.sin(d / 2) ** 2;
  const h = half(rad(b[1] - a[1])) + Math.cos(rad(a[1])) * Math.cos(rad(b[1])) * half(rad(b[0] - a[0]));
  return 2 * 6_378_137 * Math.asin(Math.sqrt(h));
}

test.each<[Direction, number, number]>([
  ['north', 0, 1],
  ['east', 1, 0],
  ['south', 0, -1],
  ['west', -1, 0],
])('%s goes that way', (direction, dx, dy) => {
  const [x, y] = nudge(seat, direction, 10);
  expect([Math.sign(x - seat[0]), Math.sign(y - seat[1])]).toEqual([dx, dy]);
});

test('a step is as long as it says, within the lattice, at every inhabited latitude', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -600_000_000, max: 600_000_000 }),
      fc.constantFrom<Direction>('north', 'east', 'south', 'west'),
      fc.constantFrom(1, 10),
      (y, direction, length) => {
        const from: LatticePoint = [1_000_000_000, y];
        expect(Math.abs(metres(from, nudge(from, direction, length)) - length)).toBeLessThan(0.02);
      },
    ),
  );
});

test('there and back ends within one lattice unit', () => {
  const back = nudge(nudge(seat, 'east', 10), 'west', 10);
  expect(back).toEqual(seat);
});
