import { areaOf } from '../kernel/certificate.ts';
import { facePlace } from '../kernel/face-place.ts';
import { facesOfGrid } from '../kernel/grid-geometry.ts';
import { type Check, gridsToCheck, usualLimits } from './check.ts';

/** Grids below the least area. One without faces has no place and is not looked for here. `amount`: m². */
export const tooSmall: Check = {
  name: 'too-small',
  about: 'grids',
  find(input) {
    const { plan, limits = usualLimits } = input;
    return plan.tiers.flatMap((_, tier) =>
      gridsToCheck(input, tier).flatMap((grid) => {
        const faces = facesOfGrid(plan, tier, grid);
        const { squareMetres } = areaOf(plan.map, faces);
        if (faces.length === 0 || squareMetres >= limits.smallestGrid) return [];
        const place = facePlace(plan.map, faces[0]!);
        return { check: 'too-small', tier, grids: [grid], faces, features: [], place, amount: squareMetres };
      }),
    );
  },
};
