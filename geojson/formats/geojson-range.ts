import type { Fault, Polygons, Position } from './geojson-coordinates.ts';
import { type Said, say } from './geojson-texts.ts';

/** The box of a feature's positions, before anything is known of their order or unit. */
interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** China with its islands; a boundary outside it that would lie inside with its coordinates swapped has them swapped. */
const china: Box = { west: 73, south: 3, east: 135.1, north: 54 };

function boxOf(positions: Iterable<Position>): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of positions) {
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  return { west, south, east, north };
}

function isInRange(box: Box): boolean {
  return within(box, { west: -180, south: -90, east: 180, north: 90 });
}

/** Is this latitude first? Either the second number can be no latitude while the first can, or the box is China's after swapping only. */
function looksSwapped(box: Box): boolean {
  const swapped = { west: box.south, south: box.west, east: box.north, north: box.east };
  if (!isInRange(swapped)) return false;
  return !isInRange(box) || (!within(box, china) && within(swapped, china));
}

/** Are these metres? No two positions of a county lie 1,000 degrees out. */
function looksProjected(box: Box): boolean {
  return Math.max(-box.west, box.east, -box.south, box.north) > 1000;
}

function within(box: Box, outer: Box): boolean {
  return (
    box.west >= outer.west && box.east <= outer.east && box.south >= outer.south && box.north <= outer.north
  );
}

/**
 * Which projected systems in use in China metres like these may be in. Gauss–Krüger eastings carry their zone number in front, or
 * leave it out; surveyors often put the northing first. Source: EPSG registry (CGCS2000: 4491–4501 six-degree zones 13–23,
 * 4513–4533 three-degree zones 25–45, 4534–4554 the same without zone number).
 */
function guessProjection({ west, south, east, north }: Box): string {
  const x = (west + east) / 2;
  const y = (south + north) / 2;
  const isNorthing = (value: number) => value > 300_000 && value < 6_100_000;
  const zoneOf = (value: number) => Math.floor(value / 1e6);
  for (const [easting, northing] of [
    [x, y],
    [y, x],
  ] as const) {
    const zone = zoneOf(easting);
    if (isNorthing(northing) && zone >= 25 && zone <= 45)
      return `CGCS2000 3° Gauss–Krüger, EPSG:${4513 + zone - 25}`;
  }
  if (x > 8e6 && x < 15.1e6 && y > 300_000 && y < 7.3e6) {
    const zone = zoneOf(x);
    const easting = x - zone * 1e6;
    const mayBeZone = zone >= 13 && zone <= 23 && easting > 160_000 && easting < 840_000;
    return mayBeZone
      ? `Web Mercator EPSG:3857 / CGCS2000 6° EPSG:${4491 + zone - 13}`
      : 'Web Mercator, EPSG:3857';
  }
  const zone = [zoneOf(x), zoneOf(y)].find((one) => one >= 15 && one <= 23);
  if (zone !== undefined) return `CGCS2000 6° Gauss–Krüger, EPSG:${4491 + zone - 13}`;
  const isEasting = (value: number) => value > 160_000 && value < 840_000;
  if ((isEasting(x) && isNorthing(y)) || (isEasting(y) && isNorthing(x)))
    return 'CGCS2000 3° Gauss–Krüger EPSG:4534–4554 / UTM EPSG:32643–32653';
  return 'EPSG:?';
}

/**
 * What is wrong with the positions of a file's features as longitudes and latitudes: one thing with all of them, or a fault by the
 * feature's index, its path leading to the position.
 */
export function rangeFaults(features: readonly Polygons[]): Said | ReadonlyMap<number, Fault> {
  const boxes = features.map((polygons) => boxOf(polygons.flat(2)));
  const position = JSON.stringify(features[0]?.[0]?.[0]?.[0]);
  if (boxes.length > 0 && boxes.every(looksProjected))
    return say('projected', { position, crs: guessProjection(boxOf(boxes.flatMap(corners))) });
  if (boxes.length > 0 && boxes.every(looksSwapped)) return say('swapped', { position, all: true });
  const faults = new Map<number, Fault>();
  for (const [index, box] of boxes.entries()) {
    const fault = rangeFault(box, features[index]!);
    if (fault) faults.set(index, fault);
  }
  return faults;
}

function corners({ west, south, east, north }: Box): Position[] {
  return [
    [west, south],
    [east, north],
  ];
}

function rangeFault(box: Box, polygons: Polygons): Fault | undefined {
  const first = polygons[0]?.[0]?.[0];
  if (looksSwapped(box))
    return { said: say('swapped', { position: JSON.stringify(first), all: false }), path: [] };
  if (isInRange(box)) return undefined;
  for (const [p, rings] of polygons.entries())
    for (const [r, ring] of rings.entries()) {
      const at = ring.findIndex(([x, y]) => Math.abs(x) > 180 || Math.abs(y) > 90);
      if (at >= 0) return { said: say('range', { position: JSON.stringify(ring[at]) }), path: [p, r, at] };
    }
  return undefined;
}
