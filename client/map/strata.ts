import { binCountStratum, binStratum } from './strata/bins.ts';
import { blockStratum } from './strata/blocks.ts';
import { borderNameStratum, borderStratum } from './strata/borders.ts';
import { coverageNameStratum, coverageStratum } from './strata/coverage.ts';
import { draftStratum } from './strata/draft.ts';
import { emphasisStratum, ringStratum } from './strata/emphasis.ts';
import { gridFillStratum, gridShapeStratum } from './strata/grids.ts';
import { buildingStratum, groundNameStratum, groundStratum } from './strata/ground.ts';
import { gridLabelStratum, placeNameStratum } from './strata/labels.ts';
import { measureShapeStratum, measureStratum } from './strata/measures.ts';
import { patrolStratum } from './strata/patrol.ts';
import { streetNameStratum, streetStratum } from './strata/streets.ts';
import { trackStratum } from './strata/track.ts';
import type { Stratum } from './stratum.ts';

/**
 * The map's drawing order, bottom first. Nothing else decides what covers what. Names come last, and later names win the room:
 * MapLibre places the topmost stratum's names first.
 */
export const strata: readonly Stratum[] = [
  groundStratum,
  buildingStratum,
  gridFillStratum,
  measureStratum,
  streetStratum,
  borderStratum,
  gridShapeStratum,
  measureShapeStratum,
  emphasisStratum,
  patrolStratum,
  coverageStratum,
  blockStratum,
  draftStratum,
  binStratum,
  trackStratum,
  ringStratum,
  streetNameStratum,
  groundNameStratum,
  placeNameStratum,
  gridLabelStratum,
  borderNameStratum,
  binCountStratum,
  coverageNameStratum,
];

/** Issue points are drawn below the ring that marks one of them, so below all names. */
export const issuePointsBelow = ringStratum.id;
