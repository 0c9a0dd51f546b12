import { build } from './build.ts';
import { faceOfHalf, halvesOfFace } from './dissolve.ts';
import { edgeLines } from './edge-lines.ts';
import { facePlace } from './face-place.ts';
import type { Fault } from './faults.ts';
import { geodesicArea } from './geodesic.ts';
import { toDegrees } from './lattice.ts';
import type { Name } from './plan-input.ts';
import { OUTSIDE, type PlanarMap } from './planar-map.ts';
import { type AreaGeometry, groupGeometries } from './polygons.ts';
import { pointOfHalf } from './rings.ts';
import {
  nameOfReservation,
  type Region,
  type RegionKind,
  regionOf,
  type Street,
  type StreetAlong,
} from './street-regions.ts';

/**
 * Streets to blocks: the regions that streets enclose, told apart into blocks, the medians between the carriageways of one street, and
 * slivers. This is how a new county starts from nothing.
 */
export interface StreetBlocksInput {
  readonly streets: readonly Street[];
  /** West, south, east, north in degrees: closes the blocks at the edge of an extract; what lies beyond is left away. */
  readonly frame: readonly [number, number, number, number] | null;
  /** `join`: a median goes to the block it has the longest border with, and the rest of its border becomes a dividing line. */
  readonly medians: 'keep' | 'join';
  /** `join`: a sliver goes to the neighbour with the longest common border. */
  readonly slivers: 'keep' | 'join';
}

export interface StreetBlock {
  /** B001, B002 …, from north to south in bands and west to east. */
  readonly id: string;
  readonly kind: RegionKind;
  /** After the two streets that bound most of it, numbered where several have the same; null where none has a name. */
  readonly name: Name | null;
  readonly squareMetres: number;
  readonly geometry: AreaGeometry;
}

export interface DividingLine {
  readonly id: string;
  readonly name: Name;
  readonly dividing: Name;
  readonly coordinates: readonly [number, number][];
}

export interface StreetBlocks {
  readonly blocks: readonly StreetBlock[];
  readonly dividing: readonly DividingLine[];
  /** Crossings without a common vertex, T-junctions, dangles and duplicates among the streets. */
  readonly faults: readonly Fault[];
}

export function streetBlocks({ streets, frame, medians, slivers }: StreetBlocksInput): StreetBlocks {
  const border = frame === null ? [] : [{ id: 'frame', coordinates: boxOf(frame) }];
  const { map, faults } = build({ polygons: [], lines: [...streets, ...border] });
  const along = new Map<number, StreetAlong[]>();
  for (const { edge, line, share } of edgeLines(map, streets)) {
    along.set(edge, [...(along.get(edge) ?? []), { street: streets[line]!, share }]);
  }
  const faces = Array.from({ length: map.faceCount }, (_, face) => face).filter(
    (face) => frame === null || isWithin(facePlace(map, face), frame),
  );
  const regions = new Map(faces.map((face) => [face, regionOf(map, face, along)]));
  const groupOfFace = new Int32Array(map.faceCount).fill(-1);
  faces.forEach((face, group) => {
    groupOfFace[face] = group;
  });
  const dividing: DividingLine[] = [];
  for (const face of faces) {
    const region = regions.get(face)!;
    if (region.kind === 'sliver' && slivers === 'join') joinTo(groupOfFace, face, longest(region.neighbours));
    if (region.kind !== 'median' || medians !== 'join') continue;
    const side = joinableSide(region, regions);
    if (side === null) continue;
    joinTo(groupOfFace, face, side);
    dividing.push(...dividingLines(map, face, side, region));
  }
  const blocks = groupGeometries(map, groupOfFace, faces.length).flatMap(
    (geometry, group): Omit<StreetBlock, 'id'>[] => {
      if (geometry === null) return [];
      const region = regions.get(faces[group]!)!;
      return [{ kind: region.kind, name: region.name, squareMetres: areaOfGeometry(geometry), geometry }];
    },
  );
  return { blocks: distinct(numbered(blocks)), dividing, faults };
}

function joinTo(groupOfFace: Int32Array, face: number, neighbour: number): void {
  const group = groupOfFace[neighbour] ?? -1;
  if (group !== -1) groupOfFace[face] = group;
}

function longest(neighbours: ReadonlyMap<number, number>): number {
  const inside = [...neighbours].filter(([face]) => face !== OUTSIDE);
  return inside.sort(([f, p], [g, q]) => q - p || f - g)[0]?.[0] ?? OUTSIDE;
}

/** The block with the longest common border with a median; null where none borders on it. */
function joinableSide({ neighbours }: Region, regions: ReadonlyMap<number, Region>): number | null {
  const best = longest(new Map([...neighbours].filter(([face]) => regions.get(face)?.kind === 'block')));
  return best === OUTSIDE ? null : best;
}

/** The borders of a median with all but the block it is joined to, in runs. */
function dividingLines(map: PlanarMap, face: number, side: number, { carriageway }: Region): DividingLine[] {
  if (carriageway === null) return [];
  const runs: [number, number][][] = [];
  let last = -1;
  for (const half of halvesOfFace(map, face)) {
    if (faceOfHalf(map, half ^ 1) === side) {
      last = -1;
      continue;
    }
    const points = pointsOfHalf(map, half);
    if (last === -1) runs.push(points);
    else runs[runs.length - 1]!.push(...points.slice(1));
    last = half;
  }
  return runs.map((coordinates, i) => ({
    id: `median-${face}-${i}`,
    name: carriageway,
    dividing: nameOfReservation(carriageway),
    coordinates,
  }));
}

function pointsOfHalf(map: PlanarMap, half: number): [number, number][] {
  const length = map.pointStart[(half >> 1) + 1]! - map.pointStart[half >> 1]!;
  return Array.from({ length }, (_, i) => {
    const point = pointOfHalf(map, half, i);
    return [toDegrees(map.pointX[point]!), toDegrees(map.pointY[point]!)];
  });
}

function boxOf([west, south, east, north]: readonly [number, number, number, number]): [number, number][] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

function isWithin(
  [x, y]: readonly [number, number],
  box: readonly [number, number, number, number],
): boolean {
  return x > box[0] && x < box[2] && y > box[1] && y < box[3];
}

function areaOfGeometry(geometry: AreaGeometry): number {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.reduce((sum, rings) => sum + geodesicArea(rings), 0);
}

/** Numbers blocks in bands a tenth of the whole height, from north to south, and from west to east in each. */
function numbered(blocks: readonly Omit<StreetBlock, 'id'>[]): StreetBlock[] {
  const corners = blocks.map(({ geometry }) => {
    const ring = geometry.type === 'Polygon' ? geometry.coordinates[0]! : geometry.coordinates[0]![0]!;
    return { west: Math.min(...ring.map(([x]) => x)), north: Math.max(...ring.map(([, y]) => y)) };
  });
  const top = Math.max(...corners.map(({ north }) => north));
  const band = (top - Math.min(...corners.map(({ north }) => north))) / 10 || 1;
  const bandOf = (i: number) => Math.floor((top - corners[i]!.north) / band);
  return [...blocks.keys()]
    .sort((p, q) => bandOf(p) - bandOf(q) || corners[p]!.west - corners[q]!.west || p - q)
    .map((block, i) => ({ id: `B${String(i + 1).padStart(3, '0')}`, ...blocks[block]! }));
}

/** Numbers the blocks that have one name, in the order of their ids: 建设路街区（1）, 建设路街区（2）. */
function distinct(blocks: readonly StreetBlock[]): StreetBlock[] {
  const placesOf = new Map<string, string[]>();
  for (const { id, name } of blocks) {
    if (name === null) continue;
    placesOf.set(name.zh, [...(placesOf.get(name.zh) ?? []), id]);
  }
  return blocks.map((block) => {
    const { id, name } = block;
    const places = name === null ? undefined : placesOf.get(name.zh);
    if (name === null || places === undefined || places.length === 1) return block;
    const number = places.indexOf(id) + 1;
    return { ...block, name: { zh: `${name.zh}（${number}）`, en: `${name.en} (${number})` } };
  });
}
