import { faceOfHalf, halvesOfFace, partsOf } from '../kernel/dissolve.ts';
import { pointAt, stretchOfFace } from '../kernel/lookup.ts';
import { contentOfFace, proposeRedraw } from '../kernel/propose-change.ts';
import type { Stretch } from '../kernel/redraw.ts';
import { asEdit, type Operation } from './operation.ts';

export interface MergeFaces {
  /** The faces to become one, by index; it keeps the block and the grids of the first. */
  readonly faces: readonly number[];
}

/** Drops the borders between faces that hang together. */
export const mergeFaces: Operation<MergeFaces> = {
  name: 'merge-faces',
  propose(plan, { faces }) {
    const { map } = plan;
    const set = new Set(faces);
    const first = faces.find((face) => face >= 0 && face < map.faceCount);
    if (first === undefined || [...set].some((face) => !(face >= 0 && face < map.faceCount))) {
      return { ok: false, reason: 'unknown-face', place: pointAt(map, 0) };
    }
    const place = stretchOfFace(map, first)[0];
    if (set.size < 2) return { ok: false, reason: 'unchanged', place };
    const together = new Int32Array(map.faceCount).fill(-1);
    for (const face of set) together[face] = 0;
    const part = partsOf(map, together, [...set]);
    if ([...set].some((face) => part[face] !== part[first]))
      return { ok: false, reason: 'not-adjacent', place };
    const removed: Stretch[] = [];
    for (const face of set) {
      for (const half of halvesOfFace(map, face)) {
        if ((half & 1) === 1 || !set.has(faceOfHalf(map, half ^ 1))) continue;
        for (let p = map.pointStart[half >> 1]!; p < map.pointStart[(half >> 1) + 1]! - 1; p++) {
          removed.push([pointAt(map, p), pointAt(map, p + 1)]);
        }
      }
    }
    const proposal = proposeRedraw(plan, { faces: [...set], removed, added: [], rerouted: [] }, (cameFrom) =>
      contentOfFace(plan, cameFrom.some((face) => set.has(face)) ? first : cameFrom[0]!),
    );
    return asEdit('merge-faces', proposal);
  },
};
