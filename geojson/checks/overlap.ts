import { faceRings } from '../kernel/polygons.ts';
import { polygonsHold } from '../kernel/polygons-hold.ts';
import { type Check, facesToCheck } from './check.ts';

/**
 * Ground that several blocks covered when the plan was built and that one of them was given. It is found in the face that is
 * there now, until the plan is built anew from its own blocks. `features`: the blocks. `amount`: m².
 */
export const overlap: Check = {
  name: 'overlap',
  about: 'faces',
  find(input) {
    const overlaps = input.faults.filter(({ kind }) => kind === 'overlap' || kind === 'duplicate');
    if (overlaps.length === 0) return [];
    return facesToCheck(input).flatMap((face) => {
      const rings = faceRings(input.plan.map, face);
      return overlaps
        .filter(({ place }) => polygonsHold([rings], place))
        .map(({ place, features, areaSquareMetres: amount }) => ({
          check: 'overlap',
          tier: null,
          grids: [],
          faces: [face],
          features,
          place,
          amount,
        }));
    });
  },
};
