/**
 * What becomes overdue when. Issues that wait for the same second are counted, not listed; the seconds stand in a heap, so that
 * the clock moves on without looking at what is not due yet.
 */
export interface DueClock {
  /** Adds `by` to what waits under `key` for a second; −1 takes one away. */
  readonly wait: (second: number, key: number, by: number) => void;
  /** Calls `turn` for all that waits for a second before `limit`, and forgets it. */
  readonly advance: (limit: number, turn: (key: number, count: number) => void) => void;
}

export function dueClock(): DueClock {
  const waiting = new Map<number, Map<number, number>>();
  const heap: number[] = [];
  return {
    wait: (second, key, by) => {
      let keys = waiting.get(second);
      if (keys === undefined) {
        keys = new Map();
        waiting.set(second, keys);
        push(heap, second);
      }
      keys.set(key, (keys.get(key) ?? 0) + by);
    },
    advance: (limit, turn) => {
      while (heap.length > 0 && heap[0]! < limit) {
        const second = pop(heap);
        waiting.get(second)?.forEach((count, key) => void (count > 0 && turn(key, count)));
        waiting.delete(second);
      }
    },
  };
}

function push(heap: number[], value: number): void {
  let place = heap.push(value) - 1;
  while (place > 0) {
    const above = (place - 1) >> 1;
    if (heap[above]! <= value) break;
    heap[place] = heap[above]!;
    place = above;
  }
  heap[place] = value;
}

/** Takes the least value off a heap that has one. */
function pop(heap: number[]): number {
  const least = heap[0]!;
  const value = heap.pop()!;
  let place = 0;
  while (heap.length > 0) {
    let below = 2 * place + 1;
    if (below + 1 < heap.length && heap[below + 1]! < heap[below]!) below += 1;
    if (below >= heap.length || heap[below]! >= value) {
      heap[place] = value;
      break;
    }
    heap[place] = heap[below]!;
    place = below;
  }
  return least;
}
