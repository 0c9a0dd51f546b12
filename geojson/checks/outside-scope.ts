import { build } from '../kernel/build.ts';
import { areaOf } from '../kernel/certificate.ts';
import { facePlace } from '../kernel/face-place.ts';
import { geodesicArea } from '../kernel/geodesic.ts';
import { ownersOfFace } from '../kernel/owners.ts';
import { pointInside } from '../kernel/point-inside.ts';
import { faceRings, type MultiPolygonCoordinates, type Ring } from '../kernel/polygons.ts';
import { polygonsHold } from '../kernel/polygons-hold.ts';
import { boxesMeet, boxOf } from './box.ts';
import { type Check, type Finding, facesToCheck, usualLimits } from './check.ts';

/**
 * Faces that lie outside the given scope, in whole or in part; none where no scope is given. Each face is laid over the scope by
 * itself, so that what is found of one does not depend on the others. `amount`: m² outside.
 */
export const outsideScope: Check = {
  name: 'outside-scope',
  about: 'faces',
  find(input) {
    const { scope, limits = usualLimits } = input;
    if (scope === undefined) return [];
    return facesToCheck(input).flatMap((face): Finding[] => {
      const { area, place } = beyond(faceRings(input.plan.map, face), scope);
      if (area <= limits.outsideScope) return [];
      return [
        { check: 'outside-scope', tier: null, grids: [], faces: [face], features: [], place, amount: area },
      ];
    });
  },
};

interface Beyond {
  /** In m². */
  readonly area: number;
  readonly place: readonly [number, number];
}

/** How much of a face is outside the scope, and where the most of it is. */
function beyond(face: readonly Ring[], scope: MultiPolygonCoordinates): Beyond {
  const box = boxOf(face.flat());
  const isNear = scope
    .flat()
    .some((ring) => ring.some((end, i) => i > 0 && boxesMeet(box, boxOf([ring[i - 1]!, end]))));
  if (isNear) return laidOver(face, scope);
  const inside = polygonsHold(scope, face[0]![0]!);
  return { area: inside ? 0 : geodesicArea(face), place: pointInside([[...face]]) };
}

function laidOver(face: readonly Ring[], scope: MultiPolygonCoordinates): Beyond {
  const polygons = [
    { id: 'face', coordinates: [face] },
    { id: 'scope', coordinates: scope },
  ];
  const { map, faceOwners } = build({ polygons, lines: [] });
  const pieces = Array.from({ length: map.faceCount }, (_, piece) => piece)
    .filter((piece) => String(ownersOfFace(faceOwners, piece)) === '0')
    .map((piece) => ({ piece, area: areaOf(map, [piece]).squareMetres }))
    .sort((p, q) => q.area - p.area);
  const [largest] = pieces;
  return {
    area: pieces.reduce((sum, { area }) => sum + area, 0),
    place: largest === undefined ? face[0]![0]! : facePlace(map, largest.piece),
  };
}
