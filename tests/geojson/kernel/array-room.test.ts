import { expect, test } from 'vitest';
import { type ArrayRoom, arrayRoom, ints, uints } from '../../../geojson/kernel/array-room.ts';

const fill = (room: ArrayRoom, entries: number, value: number) => ints(room, entries).fill(value);

test('every array of every room is zero at first and nobody else writes to it', () => {
  const rooms = Array.from({ length: 200 }, (_, i) => ({ room: arrayRoom(2 * i + 3), i }));
  const arrays = rooms.flatMap(({ room, i }) => {
    const blank = uints(room, i);
    expect(blank.every((entry) => entry === 0)).toBe(true);
    return [
      { array: blank.fill(i), i },
      { array: fill(room, i + 3, i), i },
    ];
  });
  for (const { array, i } of arrays) expect(array.every((entry) => entry === i)).toBe(true);
});

test('small rooms share a buffer, large ones have their own', () => {
  const buffers = new Set(Array.from({ length: 100 }, () => ints(arrayRoom(10), 10).buffer));
  expect(buffers.size).toBeLessThanOrEqual(2);
  const large = ints(arrayRoom(100_000), 100_000);
  expect(large.buffer.byteLength).toBe(400_000);
});
