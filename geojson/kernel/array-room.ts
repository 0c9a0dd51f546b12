/**
 * Room for the arrays of an edited map, all views of one buffer: a buffer of its own costs an array 0.4 µs or more, memory outside of the heap
 * that the collector must know of, where a view takes 0.02. Small ones share a buffer as Node's small `Buffer`s do,
 * each in a part that is handed out once; what is kept of them keeps at most that buffer alive.
 */
export interface ArrayRoom {
  readonly ints: (entries: number) => Int32Array<ArrayBuffer>;
  readonly uints: (entries: number) => Uint32Array<ArrayBuffer>;
}

const SHARED = 1 << 16;
const SMALL = SHARED >> 2;

let shared: ArrayBuffer | null = null;
let handedOut = 0;

/** Room for arrays with so many entries in all, zero at first. */
export function arrayRoom(entries: number): ArrayRoom {
  const bytes = entries * Int32Array.BYTES_PER_ELEMENT;
  if (bytes > SMALL) return roomFrom(new ArrayBuffer(bytes), 0);
  if (shared === null || handedOut + bytes > SHARED) {
    shared = new ArrayBuffer(SHARED);
    handedOut = 0;
  }
  const room = roomFrom(shared, handedOut);
  handedOut += bytes;
  return room;
}

function roomFrom(buffer: ArrayBuffer, begin: number): ArrayRoom {
  let next = begin;
  const place = (entries: number) => {
    const offset = next;
    next += entries * Int32Array.BYTES_PER_ELEMENT;
    return offset;
  };
  return {
    ints: (entries) => new Int32Array(buffer, place(entries), entries),
    uints: (entries) => new Uint32Array(buffer, place(entries), entries),
  };
}
