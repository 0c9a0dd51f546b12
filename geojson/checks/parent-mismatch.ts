import { facePlace } from '../kernel/face-place.ts';
import { type Check, type Finding, facesToCheck } from './check.ts';

/**
 * Faces whose grid belongs to another grid of the parent tier than the face itself does, or to none: the parent is not the
 * union of its children. A face without a grid of the tier is unassigned, not mismatched. `amount`: none.
 */
export const parentMismatch: Check = {
  name: 'parent-mismatch',
  about: 'faces',
  find(input) {
    const { map, tiers } = input.plan;
    return tiers.flatMap(({ parent, grids, gridOfFace }, tier) => {
      const above = tiers[parent];
      if (above === undefined) return [];
      return facesToCheck(input).flatMap((face): Finding[] => {
        const grid = gridOfFace[face]!;
        if (grid === -1 || grids[grid]!.parent === above.gridOfFace[face]) return [];
        const place = facePlace(map, face);
        return [
          { check: 'parent-mismatch', tier, grids: [grid], faces: [face], features: [], place, amount: null },
        ];
      });
    });
  },
};
