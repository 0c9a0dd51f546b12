/**
 * Scratch is room to work in that is given back as soon as the work is done. Large arrays left to the collector are what makes it
 * run: for every 64 MB of array buffers V8 goes through the whole heap, with all the coordinates of whoever asked for a build.
 */
export interface Scratch {
  ints(length: number): Int32Array;
  uints(length: number): Uint32Array;
}

/** What `work` comes to; its scratch is empty afterwards, so no array of it may be in the result. */
export function withScratch<T>(work: (scratch: Scratch) => T): T {
  const used: (Int32Array | Uint32Array)[] = [];
  const keep = <A extends Int32Array | Uint32Array>(array: A): A => {
    used.push(array);
    return array;
  };
  const result = work({
    ints: (length) => keep(new Int32Array(length)),
    uints: (length) => keep(new Uint32Array(length)),
  });
  release(...used);
  return result;
}

/** Small ones are not worth a call, and may be shared (`array-room.ts`). */
const SMALL = 1 << 16;

/** Gives back the memory of arrays that nobody will read any more; they are empty afterwards. (Older browsers leave it to the collector.) */
export function release(...arrays: readonly (Int32Array | Uint32Array | Uint8Array)[]): void {
  for (const { buffer } of arrays) {
    if (buffer.byteLength > SMALL && buffer instanceof ArrayBuffer) buffer.transfer?.(0);
  }
}
