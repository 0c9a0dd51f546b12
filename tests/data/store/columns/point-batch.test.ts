import { expect, test } from 'vitest';
import { pointBatch } from '../../../../data/store/columns/point-batch.ts';
import { pointAt } from '../../../../data/store/columns/point-columns.ts';

test.each([0, 1, 16, 17])('a batch that expects %i points holds as many as are put into it', (expected) => {
  const batch = pointBatch(expected);
  const place = { longitude: -1_140_000_000, latitude: 243_300_000 };
  for (let id = 1; id <= 70; id++) {
    const times = { reportedAt: id * 1_000, dueAt: id * 2_000, closedAt: id % 2 === 0 ? null : id * 3_000 };
    batch.push(id, place, times, id + 5, id % 4);
  }
  expect(batch.count()).toBe(70);
  for (let id = 1; id <= 70; id++)
    expect(pointAt(batch.columns(), id - 1)).toEqual({
      ...place,
      id,
      reported: id,
      due: 2 * id,
      closed: id % 2 === 0 ? 0 : 3 * id,
      kind: id + 5,
      state: id % 4,
    });
});

test.each([0, 5, 100])('points of another batch follow those that are there, %i of them', (count) => {
  const [batch, other] = [pointBatch(0), pointBatch(0)];
  const times = { reportedAt: 1_000, dueAt: 2_000, closedAt: 3_000 };
  batch.push(1, { longitude: 1, latitude: 1 }, times, 1, 1);
  for (let id = 2; id < 110; id++) other.push(id, { longitude: id, latitude: -id }, times, id, 2);
  batch.pushAll(other.columns(), count);
  batch.push(500, { longitude: 5, latitude: 5 }, times, 5, 3);
  expect(batch.count()).toBe(count + 2);
  const ids = Array.from({ length: count }, (_, at) => at + 2);
  expect([...batch.columns().id.subarray(0, count + 2)]).toEqual([1, ...ids, 500]);
  for (const id of ids) expect(pointAt(batch.columns(), id - 1)).toEqual(pointAt(other.columns(), id - 2));
});
