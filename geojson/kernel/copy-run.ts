import { OUTSIDE } from './planar-map.ts';

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

/** Copies nodes, in new numbers where there is a table of these; so do the next two with faces, and with half-edges by their edges. */
export function renumberEnds(
  target: Uint32Array,
  at: number,
  source: Uint32Array,
  from: number,
  to: number,
  nodeOf: Int32Array | null,
): void {
  if (nodeOf === null) copyUints(target, at, source, from, to);
  else for (let i = from; i < to; i++) target[at + i - from] = nodeOf[source[i]!]!;
}

export function renumberSides(
  target: Int32Array,
  at: number,
  source: Int32Array,
  from: number,
  to: number,
  faceOf: Int32Array | null,
): void {
  if (faceOf === null) {
    copyInts(target, at, source, from, to);
    return;
  }
  for (let i = from; i < to; i++) {
    const face = source[i]!;
    target[at + i - from] = face === OUTSIDE ? OUTSIDE : faceOf[face]!;
  }
}

export function renumberHalves(
  target: Uint32Array,
  at: number,
  source: Uint32Array,
  from: number,
  to: number,
  edgeOf: Int32Array | null,
): void {
  if (edgeOf === null) {
    copyUints(target, at, source, from, to);
    return;
  }
  for (let i = from; i < to; i++) {
    const half = source[i]!;
    target[at + i - from] = edgeOf[half >> 1]! * 2 + (half & 1);
  }
}
