import { faceOfHalf, halvesOfFace } from './dissolve.ts';
import { sideArea, sideLength } from './geodesic.ts';
import { toDegrees } from './lattice.ts';
import type { Name } from './plan-input.ts';
import type { PlanarMap } from './planar-map.ts';
import type { LonLat } from './soup.ts';

/** A street, or one carriageway of it, as a centre line in degrees. */
export interface Street {
  readonly id: string;
  readonly name: Name | null;
  /** One carriageway of a street whose other direction runs apart. */
  readonly oneway: boolean;
  readonly coordinates: readonly LonLat[];
}

/** What a region between streets is, read off its shape and the streets around it. */
export type RegionKind = 'block' | 'median' | 'sliver';

/** Median: mostly one-way carriageways of one street around a long strip narrower than this, in metres. */
const MEDIAN_WIDTH = 40;
const MEDIAN_SHARE = 0.6;
/** Sliver: smaller than this in m², or narrower in metres. */
const SLIVER_AREA = 200;
const SLIVER_WIDTH = 4;

export interface Region {
  readonly kind: RegionKind;
  readonly name: Name | null;
  /** The length in metres of the border with each neighbouring face. */
  readonly neighbours: ReadonlyMap<number, number>;
  /** The street whose carriageways run around a median. */
  readonly carriageway: Name | null;
}

/** A street along an edge, and how much of the edge it lies along, 0…1. */
export interface StreetAlong {
  readonly street: Street;
  readonly share: number;
}

export function regionOf(
  map: PlanarMap,
  face: number,
  along: ReadonlyMap<number, readonly StreetAlong[]>,
): Region {
  const neighbours = new Map<number, number>();
  const lengthOfName = new Map<string, { name: Name; length: number; oneway: number }>();
  let perimeter = 0;
  let area = 0;
  for (const half of halvesOfFace(map, face)) {
    const { length, swept } = measureHalf(map, half);
    perimeter += length;
    area += swept;
    const other = faceOfHalf(map, half ^ 1);
    neighbours.set(other, (neighbours.get(other) ?? 0) + length);
    for (const { street, share } of along.get(half >> 1) ?? []) {
      const key = street.name?.zh ?? '';
      const known = lengthOfName.get(key) ?? {
        name: street.name ?? { zh: '', en: '' },
        length: 0,
        oneway: 0,
      };
      known.length += share * length;
      if (street.oneway) known.oneway += share * length;
      lengthOfName.set(key, known);
    }
  }
  const byLength = [...lengthOfName.values()].sort((p, q) => q.length - p.length);
  const main = byLength[0];
  // Of a long strip: its width.
  const width = (2 * area) / perimeter;
  const isMedian = main !== undefined && width < MEDIAN_WIDTH && main.oneway > MEDIAN_SHARE * perimeter;
  const carriageway = isMedian && main.name.zh !== '' ? main.name : null;
  const isSliver = area < SLIVER_AREA || width < SLIVER_WIDTH;
  return {
    kind: isMedian ? 'median' : isSliver ? 'sliver' : 'block',
    name:
      carriageway === null
        ? nameOfBlock(byLength.map(({ name }) => name).filter(({ zh }) => zh !== ''))
        : nameOfReservation(carriageway),
    neighbours,
    carriageway,
  };
}

/** What the strip between the carriageways of a street is called. */
export const nameOfReservation = ({ zh, en }: Name): Name => ({
  zh: `${zh}中间隔离带`,
  en: `the central reservation of ${en}`,
});

/** The length of a half-edge in metres, and what it adds to the area on its left in m². */
function measureHalf(map: PlanarMap, half: number): { length: number; swept: number } {
  const { pointX: x, pointY: y } = map;
  let length = 0;
  let swept = 0;
  for (let p = map.pointStart[half >> 1]!; p < map.pointStart[(half >> 1) + 1]! - 1; p++) {
    const side = [x[p]!, y[p]!, x[p + 1]!, y[p + 1]!].map(toDegrees);
    length += sideLength(side[0]!, side[1]!, side[2]!, side[3]!);
    swept += sideArea(side[0]!, side[1]!, side[2]!, side[3]!);
  }
  return { length, swept: (half & 1) === 0 ? swept : -swept };
}

function nameOfBlock([first, second]: readonly Name[]): Name | null {
  if (first === undefined) return null;
  if (second === undefined) return { zh: `${first.zh}街区`, en: `Block on ${first.en}` };
  return { zh: `${first.zh}—${second.zh}街区`, en: `Block on ${first.en} and ${second.en}` };
}
