import type { PointColumns } from './point-columns.ts';

/** The place of an issue in the order "latest reported first; of two of one second, the one that came in last". */
export interface Placed {
  readonly reported: number;
  readonly id: number;
}

export const comesBefore = (one: Placed, other: Placed): boolean =>
  one.reported > other.reported || (one.reported === other.reported && one.id > other.id);

/**
 * Picks the first `limit` of the order out of points that are offered in any; a heap whose top is the last of those picked, so that
 * most points are turned away by one comparison.
 */
export function newest(limit: number, after: Placed | null) {
  const heap: Placed[] = [];
  const settle = (from: number) => {
    for (let place = from; ; ) {
      let lowest = 2 * place + 1;
      if (lowest >= heap.length) return;
      if (lowest + 1 < heap.length && comesBefore(heap[lowest]!, heap[lowest + 1]!)) lowest += 1;
      if (!comesBefore(heap[place]!, heap[lowest]!)) return;
      [heap[place], heap[lowest]] = [heap[lowest]!, heap[place]!];
      place = lowest;
    }
  };
  const rise = (from: number) => {
    for (let place = from; place > 0; ) {
      const above = (place - 1) >> 1;
      if (!comesBefore(heap[above]!, heap[place]!)) return;
      [heap[place], heap[above]] = [heap[above]!, heap[place]!];
      place = above;
    }
  };
  return {
    offer: ({ id, reported }: PointColumns, rows: Uint32Array): void => {
      for (const row of rows) {
        const seconds = reported[row]!;
        if (heap.length === limit && seconds < heap[0]!.reported) continue;
        const one = { reported: seconds, id: id[row]! };
        if (after !== null && !comesBefore(after, one)) continue;
        if (heap.length < limit) rise(heap.push(one) - 1);
        else if (comesBefore(one, heap[0]!)) {
          heap[0] = one;
          settle(0);
        }
      }
    },
    inOrder: (): readonly Placed[] => heap.toSorted((one, other) => (comesBefore(one, other) ? -1 : 1)),
  };
}
