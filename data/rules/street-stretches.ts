import { geodesicLength, sideLength } from '../../geojson/kernel/geodesic.ts';
import { toLattice } from '../../geojson/kernel/lattice.ts';
import type { PlanDocument } from '../model/plan.ts';
import type { Position } from '../model/text.ts';
import type { Attribute } from './attribution.ts';

/**
 * The streets of a plan cut into stretches of about twenty metres, which are walked or not. A stretch is known by its middle: while
 * a street is not redrawn, what was walked of it stays walked, whatever else changes in the plan.
 */
export interface Stretch {
  readonly street: string;
  /** The middle, in lattice units. */
  readonly longitude: number;
  readonly latitude: number;
  readonly metres: number;
  /** Its direction on the ground, metres east and north, of length 1. */
  readonly direction: readonly [east: number, north: number];
  /** Where it begins and ends on its street, and what lies between, in degrees. */
  readonly line: readonly Position[];
  /** Tier → grids: those on its left and on its right. */
  readonly grids: ReadonlyMap<string, ReadonlySet<string>>;
}

/** How long a stretch is, as nearly as the street's length allows. */
export const stretchMetres = 20;

/** The stretches, street by street, each street's in the order of its line. */
export function streetStretches({ streets }: Pick<PlanDocument, 'streets'>, attribute: Attribute): Stretch[] {
  return streets.features.flatMap(({ properties, geometry }) => {
    const line = geometry.coordinates;
    const lengths = line.slice(1).map((b, index) => geodesicLength([line[index]!, b]));
    const length = lengths.reduce((sum, one) => sum + one, 0);
    const scale = scaleAt(line[0]!);
    if (length === 0) return [];
    const count = Math.max(1, Math.round(length / stretchMetres));
    const beside = properties.widthMetres / 2 + 1;
    return Array.from({ length: count }, (_, index) => {
      const part = partOf(line, lengths, (length * index) / count, (length * (index + 1)) / count);
      const [middle, direction] = middleOf(line, lengths, scale, (length * (index + 0.5)) / count);
      return {
        street: properties.id,
        longitude: toLattice(middle[0]),
        latitude: toLattice(middle[1]),
        metres: length / count,
        direction,
        line: part,
        grids: gridsBeside(middle, direction, scale, beside, attribute),
      };
    });
  });
}

/** The grids a step to the left and a step to the right of a street: both answer for it. */
function gridsBeside(
  middle: Position,
  [east, north]: Stretch['direction'],
  scale: Scale,
  metres: number,
  attribute: Attribute,
): Stretch['grids'] {
  const found = new Map<string, Set<string>>();
  for (const side of [-metres, metres]) {
    const longitude = toLattice(middle[0] - (north * side) / scale.east);
    const latitude = toLattice(middle[1] + (east * side) / scale.north);
    for (const [tier, grid] of Object.entries(attribute(longitude, latitude).grids))
      found.set(tier, (found.get(tier) ?? new Set()).add(grid));
  }
  return found;
}

/** Metres in a degree of longitude and of latitude. */
export interface Scale {
  readonly east: number;
  readonly north: number;
}

export function scaleAt([longitude, latitude]: Position): Scale {
  const step = 0.001;
  return {
    east: sideLength(longitude, latitude, longitude + step, latitude) / step,
    north: sideLength(longitude, latitude, longitude, latitude + step) / step,
  };
}

/** The place so many metres along a line, and the direction of its segment. */
function middleOf(
  line: readonly Position[],
  lengths: readonly number[],
  scale: Scale,
  at: number,
): [Position, Stretch['direction']] {
  let before = 0;
  for (let index = 1; index < line.length; index++) {
    const [a, b] = [line[index - 1]!, line[index]!];
    const length = lengths[index - 1]!;
    if (length > 0 && (before + length >= at || index === line.length - 1)) {
      const [east, north] = [(b[0] - a[0]) * scale.east, (b[1] - a[1]) * scale.north];
      const norm = Math.hypot(east, north);
      return [between(a, b, Math.min(1, (at - before) / length)), [east / norm, north / norm]];
    }
    before += length;
  }
  return [line[0]!, [1, 0]];
}

/** The part of a line from `from` to `to` metres along it. */
function partOf(line: readonly Position[], lengths: readonly number[], from: number, to: number): Position[] {
  const part: Position[] = [];
  let before = 0;
  for (let index = 1; index < line.length; index++) {
    const [a, b] = [line[index - 1]!, line[index]!];
    const length = lengths[index - 1]!;
    const [begin, end] = [(from - before) / length, (to - before) / length];
    if (length > 0 && begin < 1 && end > 0) {
      if (part.length === 0) part.push(between(a, b, Math.max(0, begin)));
      part.push(between(a, b, Math.min(1, end)));
    }
    before += length;
  }
  return part;
}

/** In degrees with seven decimals, as everything is drawn. */
function between(a: Position, b: Position, share: number): Position {
  const at = (from: number, to: number) => Math.round((from + (to - from) * share) * 1e7) / 1e7;
  return [at(a[0], b[0]), at(a[1], b[1])];
}
