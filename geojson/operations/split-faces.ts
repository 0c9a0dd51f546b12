import { cutFaces } from '../kernel/cut.ts';
import { contentOfFace, proposeRedraw } from '../kernel/propose-change.ts';
import type { Point } from '../kernel/redraw.ts';
import { asEdit, type Operation } from './operation.ts';

export interface SplitFaces {
  /** The faces that may be cut, by index. */
  readonly faces: readonly number[];
  /** Where to cut. It may stick out: only what divides one of the faces is used. */
  readonly line: readonly Point[];
}

/** Cuts faces along a line. All pieces keep the block and the grids of the face they come from. */
export const splitFaces: Operation<SplitFaces> = {
  name: 'split-faces',
  propose(plan, { faces, line }) {
    if (faces.some((face) => !(face >= 0 && face < plan.map.faceCount))) {
      return { ok: false, reason: 'unknown-face', place: line[0]! };
    }
    const redraw = cutFaces(plan.map, faces, line);
    if (redraw === null) return { ok: false, reason: 'no-cut', place: line[0]! };
    const proposal = proposeRedraw(plan, redraw, (cameFrom) =>
      cameFrom.length === 1 ? contentOfFace(plan, cameFrom[0]!) : null,
    );
    return asEdit('split-faces', proposal);
  },
};
