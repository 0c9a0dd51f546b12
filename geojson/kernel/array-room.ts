/**
 * Room for arrays that are made together, all views of one buffer: an array with a buffer of its own costs 0.4 µs or more, as that is memory
 * outside of the heap which the collector must be told of; a view costs 0.02. Small ones share a buffer, as Node's small
 * `Buffer`s do: each has a part of it that is handed out once. Whoever keeps a small map keeps at most that buffer alive.
 */
export interface ArrayRoom {
  readonly buffer: ArrayBuffer;
  /** Where the next array begins, in bytes. */
  next: number;
}

const SHARED = 1 << 16;
const SMALL = SHARED >> 2;

let shared: ArrayRoom = { buffer: new ArrayBuffer(0), next: 0 };

/** Room for arrays with so many entries in all, zero at first. */
export function arrayRoom(entries: number): ArrayRoom {
  const bytes = entries * Int32Array.BYTES_PER_ELEMENT;
  if (bytes > SMALL) return { buffer: new ArrayBuffer(bytes), next: 0 };
  if (shared.next + bytes > shared.buffer.byteLength) shared = { buffer: new ArrayBuffer(SHARED), next: 0 };
  const room = { buffer: shared.buffer, next: shared.next };
  shared.next += bytes;
  return room;
}

/** The next array of a room. */
export function ints(room: ArrayRoom, entries: number): Int32Array {
  return new Int32Array(room.buffer, taken(room, entries), entries);
}

export function uints(room: ArrayRoom, entries: number): Uint32Array {
  return new Uint32Array(room.buffer, taken(room, entries), entries);
}

function taken(room: ArrayRoom, entries: number): number {
  const offset = room.next;
  room.next += entries * Int32Array.BYTES_PER_ELEMENT;
  return offset;
}
