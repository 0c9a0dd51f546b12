import type { BinSlot, SlotFeature, SlotFeatures } from '../slot-data.ts';

/**
 * Counts points by hexagon. The hexagons tile the Mercator plane (world = 0…1 on both axes) from a fixed origin, so they stay where
 * they are while the map is moved.
 */
export interface Counted {
  readonly longitude: number;
  readonly latitude: number;
  readonly overdue: boolean;
}

interface Bin {
  readonly q: number;
  readonly r: number;
  count: number;
  overdue: number;
}

/**
 * @param radius from a hexagon's centre to its corner, in world units
 * @param formatCount writes a count as people read it
 */
export function hexagons(
  points: Iterable<Counted>,
  radius: number,
  formatCount: (count: number) => string,
): SlotFeatures<BinSlot> {
  const bins = new Map<string, Bin>();
  for (const { longitude, latitude, overdue } of points) {
    const [q, r] = hexagonAt(mercatorX(longitude) / radius, mercatorY(latitude) / radius);
    const key = `${q},${r}`;
    const bin = bins.get(key) ?? { q, r, count: 0, overdue: 0 };
    bin.count++;
    if (overdue) bin.overdue++;
    bins.set(key, bin);
  }
  const fullest = Math.max(1, ...[...bins.values()].map(({ count }) => count));
  return {
    type: 'FeatureCollection',
    features: [...bins.values()].map((bin) => featureOf(bin, radius, fullest, formatCount)),
  };
}

function featureOf(
  { q, r, count, overdue }: Bin,
  radius: number,
  fullest: number,
  formatCount: (count: number) => string,
): SlotFeature<BinSlot> {
  const [x, y] = [Math.sqrt(3) * (q + r / 2) * radius, 1.5 * r * radius];
  const corners = [0, 1, 2, 3, 4, 5, 0].map((corner) => {
    const angle = ((60 * corner - 30) * Math.PI) / 180;
    // The plane's y runs south: going round against the angle keeps the ring counter-clockwise on the ground.
    return [longitudeAt(x + radius * Math.cos(-angle)), latitudeAt(y + radius * Math.sin(-angle))];
  });
  return {
    type: 'Feature',
    geometry: { type: 'Polygon', coordinates: [corners] },
    properties: { count, overdue, label: formatCount(count), share: count / fullest },
  };
}

/** Axial coordinates of the pointy-top hexagon of radius 1 that holds (x, y): cube rounding. */
function hexagonAt(x: number, y: number): [number, number] {
  const q = (Math.sqrt(3) / 3) * x - y / 3;
  const r = (2 / 3) * y;
  const s = -q - r;
  const [roundQ, roundR, roundS] = [Math.round(q), Math.round(r), Math.round(s)];
  const [offQ, offR, offS] = [Math.abs(roundQ - q), Math.abs(roundR - r), Math.abs(roundS - s)];
  if (offQ > offR && offQ > offS) return [-roundR - roundS, roundR];
  return offR > offS ? [roundQ, -roundQ - roundS] : [roundQ, roundR];
}

export function mercatorX(longitude: number): number {
  return (longitude + 180) / 360;
}

export function mercatorY(latitude: number): number {
  const radians = (latitude * Math.PI) / 180;
  return (1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2;
}

function longitudeAt(x: number): number {
  return x * 360 - 180;
}

function latitudeAt(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}
