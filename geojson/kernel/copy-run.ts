/**
 * Copying parts of a map's arrays. There is one function for signed and one for unsigned arrays: a loop that has seen both
 * has to ask at every step which it is given.
 */

/** From here on the view that `set` needs, some twenty nanoseconds, costs less than a loop. */
const LONG = 24;

/** Copies `source[from … to - 1]` to `target`, from `at` on. */
export function copyInts(target: Int32Array, at: number, source: Int32Array, from: number, to: number): void {
  const count = to - from;
  if (count > LONG) target.set(source.subarray(from, to), at);
  else for (let i = 0; i < count; i++) target[at + i] = source[from + i]!;
}

/** The same, `shift` being added to each. */
export function copyUints(
  target: Uint32Array,
  at: number,
  source: Uint32Array,
  from: number,
  to: number,
  shift = 0,
): void {
  const count = to - from;
  if (shift === 0 && count > LONG) target.set(source.subarray(from, to), at);
  else for (let i = 0; i < count; i++) target[at + i] = source[from + i]! + shift;
}
