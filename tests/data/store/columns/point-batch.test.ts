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
