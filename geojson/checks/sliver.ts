import { geodesicArea } from '../kernel/geodesic.ts';
import { pointInside } from '../kernel/point-inside.ts';
import { faceRings } from '../kernel/polygons.ts';
import { isSliver, stripWidth } from '../kernel/sliver.ts';
import { type Check, facesToCheck, usualLimits } from './check.ts';

/** Faces that are thin for their length and narrow on the ground: mostly left over from a cut. `amount`: the width in metres. */
export const sliver: Check = {
  name: 'sliver',
  about: 'faces',
  find(input) {
    const { limits = usualLimits } = input;
    return facesToCheck(input).flatMap((face) => {
      const polygons = [faceRings(input.plan.map, face)];
      const area = geodesicArea(polygons[0]!);
      if (!isSliver(area, polygons, limits.sliver)) return [];
      const place = pointInside(polygons);
      const amount = stripWidth(area, polygons);
      return { check: 'sliver', tier: null, grids: [], faces: [face], features: [], place, amount };
    });
  },
};
