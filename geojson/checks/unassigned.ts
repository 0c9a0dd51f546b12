import { facePlace } from '../kernel/face-place.ts';
import type { Check, Finding } from './check.ts';
import { facesToCheck } from './check.ts';

/** Faces that belong to no grid of a tier: gaps in that tier. `amount`: none. */
export const unassigned: Check = {
  name: 'unassigned',
  about: 'faces',
  find(input) {
    const { plan } = input;
    return plan.tiers.flatMap(({ gridOfFace }, tier) =>
      facesToCheck(input)
        .filter((face) => gridOfFace[face] === -1)
        .map(
          (face): Finding => ({
            check: 'unassigned',
            tier,
            grids: [],
            faces: [face],
            features: [],
            place: facePlace(plan.map, face),
            amount: null,
          }),
        ),
    );
  },
};
