import { cornersBefore, cornersFrom, isOverfull, sideAfter } from './fans.ts';
import { type Box, forEachOver } from './features-over.ts';
import { type FlatPolygons, ringOfPoint } from './flat-polygons.ts';
import { FREE } from './match-sides.ts';
import type { PolygonBoxes } from './polygon-boxes.ts';
import type { SideChoice } from './side-choice.ts';

/**
 * Which features are likely to lie over one another: those with a corner at an end of a side near another, those in a fan that goes
 * around its point more than once, and islands with what surrounds them. A guess, so as not to build twice: what it
 * misses is seen in the build, and what it names for nothing costs no more than a few sides.
 */
export function likelyOverlaps({ flat, mate, free, near }: SideChoice, boxes: PolygonBoxes): number[] {
  const found = new Set<number>();
  const addOwners = (sides: readonly number[]) => {
    for (const side of sides) found.add(flat.ringOwner[ringOfPoint(flat.ringStart, side)]!);
  };
  for (const side of near.sides) {
    addOwners(cornersFrom(flat, mate, side));
    addOwners(cornersBefore(flat, mate, sideAfter(flat, mate, side)));
  }
  for (const side of free.first) {
    const fan = cornersFrom(flat, mate, side);
    if (fan.length > 1 && isOverfull(flat, mate, fan)) addOwners(fan);
  }
  forEachOver(flat, boxes, islandsOf(flat, mate, boxes), EFFORT * mate.length, (feature, { owner }) => {
    if (feature !== owner) found.add(feature).add(owner);
    return true;
  });
  return [...found];
}

/** How often a side is looked at in search of what surrounds islands; where all are islands there is no end to it. */
const EFFORT = 4;

interface Island extends Box {
  readonly owner: number;
}

/** The boxes of the polygons on whose outer rings no side is cancelled. */
function islandsOf(
  { ringStart, ringOwner, polygonStart }: FlatPolygons,
  mate: Int32Array,
  { west, east, south, north }: PolygonBoxes,
): Island[] {
  const islands: Island[] = [];
  for (let p = 0; p < west.length; p++) {
    const outer = polygonStart[p]!;
    if (outer === polygonStart[p + 1]) continue;
    let i = ringStart[outer]!;
    while (mate[i] === FREE) i++;
    if (i < ringStart[outer + 1]! - 1) continue;
    islands.push({
      owner: ringOwner[outer]!,
      west: west[p]!,
      east: east[p]!,
      south: south[p]!,
      north: north[p]!,
    });
  }
  return islands;
}
