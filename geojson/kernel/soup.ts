import { arrayRoom, ints } from './array-room.ts';
import { type FlatPolygons, ringOfPoint } from './flat-polygons.ts';
import { type PairTable, pairTable } from './intern.ts';
import { latitudeUnits, longitudeUnits } from './lattice.ts';
import type { Segments } from './segment-grid.ts';

/**
 * A soup is the input of a build cut into straight segments between numbered lattice vertices, each pair of
 * vertices once, with the features that walk along it.
 */

export type LonLat = readonly number[];

/** A feature with area: GeoJSON MultiPolygon coordinates in degrees. Rings may be open or closed and wound either way. */
export interface PolygonInput {
  readonly id: string;
  readonly coordinates: readonly (readonly (readonly LonLat[])[])[];
}

/** A feature without area: GeoJSON LineString coordinates in degrees. */
export interface LineInput {
  readonly id: string;
  readonly coordinates: readonly LonLat[];
}

export interface Soup extends Walks {
  readonly vertices: PairTable;
  readonly segments: Segments;
}

/** Who goes along segments, or along edges. */
export interface Walks {
  /** Segment `s` is walked along by `walks[walkStart[s] … walkStart[s + 1] - 1]`, see `walkOf`. */
  readonly walkStart: Uint32Array;
  readonly walks: Int32Array;
}

/** A walk says who goes along a segment, polygon `p` as p, line `l` as −1 − l, and which way. */
export function walkOf(user: number, isBackwards: boolean): number {
  return (user << 1) | (isBackwards ? 1 : 0);
}

export function userOf(walk: number): number {
  return walk >> 1;
}

/** Does a walk go from the segment's `to` to its `from`? */
export function isBackwards(walk: number): boolean {
  return (walk & 1) === 1;
}

/** The soup of some sides of polygons, by their first points, best in their order, and of lines. */
export function soupOf(flat: FlatPolygons, sides: Int32Array, lines: readonly LineInput[]): Soup {
  const { x, y, ringStart, ringOwner } = flat;
  const expected = lines.reduce((sum, { coordinates }) => sum + coordinates.length, sides.length);
  // All sides of a coverage come in pairs, those picked out rarely.
  const distinct = sides.length * 2 < flat.x.length ? expected : Math.ceil(expected / 2);
  const vertices = pairTable(distinct + 16);
  const uses = startUses(expected);
  let ring = 0;
  let last = -1;
  let vertex = -1;
  for (const side of sides) {
    if (side < ringStart[ring]!) ring = ringOfPoint(ringStart, side);
    while (ringStart[ring + 1]! <= side) ring++;
    const from = side === last ? vertex : vertices.add(x[side]!, y[side]!);
    vertex = vertices.add(x[side + 1]!, y[side + 1]!);
    last = side + 1;
    addUse(uses, from, vertex, walkOf(ringOwner[ring]!, false));
  }
  for (const [l, { coordinates }] of lines.entries()) addLine(vertices, uses, coordinates, -1 - l);
  return gather(vertices, uses, distinct);
}

/** The soup after its segments were cut: `cuts` lists the vertices strictly inside a segment, in order. */
export function cutSoup(soup: Soup, cuts: ReadonlyMap<number, readonly number[]>): Soup {
  const { segments, walks, walkStart } = soup;
  const uses = startUses(walks.length + cuts.size * 4);
  for (let s = 0; s < segments.count; s++) {
    const between = cuts.get(s);
    for (let w = walkStart[s]!; w < walkStart[s + 1]!; w++) {
      let from = segments.from[s]!;
      if (between !== undefined) {
        for (const vertex of between) {
          addUse(uses, from, vertex, walks[w]!);
          from = vertex;
        }
      }
      addUse(uses, from, segments.to[s]!, walks[w]!);
    }
  }
  return gather(soup.vertices, uses, segments.count + cuts.size * 2);
}

/** The soup with only the segments for which `keep` is not 0. */
export function keepSegments(soup: Soup, keep: Uint8Array): Soup {
  const { segments, walks, walkStart } = soup;
  let count = 0;
  let walkCount = 0;
  for (let s = 0; s < segments.count; s++) {
    if (keep[s] === 0) continue;
    count++;
    walkCount += walkStart[s + 1]! - walkStart[s]!;
  }
  const from = new Int32Array(count);
  const to = new Int32Array(count);
  const start = new Uint32Array(count + 1);
  const kept = new Int32Array(walkCount);
  let k = 0;
  for (let s = 0; s < segments.count; s++) {
    if (keep[s] === 0) continue;
    from[k] = segments.from[s]!;
    to[k] = segments.to[s]!;
    let at = start[k]!;
    for (let w = walkStart[s]!; w < walkStart[s + 1]!; w++) kept[at++] = walks[w]!;
    start[++k] = at;
  }
  return {
    vertices: soup.vertices,
    segments: { ...segments, count, from, to },
    walkStart: start,
    walks: kept,
  };
}

/** Walks along pairs of vertices, before those along the same pair are united. */
interface Uses {
  from: Int32Array;
  to: Int32Array;
  walk: Int32Array;
  count: number;
}

function startUses(expected: number): Uses {
  const length = expected + 16;
  const room = arrayRoom(length * 3);
  return { from: ints(room, length), to: ints(room, length), walk: ints(room, length), count: 0 };
}

function addUse(uses: Uses, from: number, to: number, walk: number): void {
  if (from === to) return;
  if (uses.count === uses.from.length) {
    const length = uses.count * 2;
    for (const key of ['from', 'to', 'walk'] as const) {
      const larger = new Int32Array(length);
      larger.set(uses[key]);
      uses[key] = larger;
    }
  }
  uses.from[uses.count] = from;
  uses.to[uses.count] = to;
  uses.walk[uses.count++] = walk;
}

function addLine(vertices: PairTable, uses: Uses, line: readonly LonLat[], user: number): void {
  let previous = -1;
  for (const position of line) {
    const vertex = vertices.add(longitudeUnits(position[0]!), latitudeUnits(position[1]!));
    if (previous !== -1) addUse(uses, previous, vertex, walkOf(user, false));
    previous = vertex;
  }
}

/** Unites the uses of each pair of vertices, whichever way they run. @param distinct about how many pairs there are */
function gather(vertices: PairTable, uses: Uses, distinct: number): Soup {
  const pairs = pairTable(distinct + 1);
  const segmentOf = new Int32Array(uses.count);
  for (let u = 0; u < uses.count; u++) {
    const from = uses.from[u]!;
    const to = uses.to[u]!;
    segmentOf[u] = from < to ? pairs.add(from, to) : pairs.add(to, from);
  }
  const walkStart = new Uint32Array(pairs.count + 2);
  for (let u = 0; u < uses.count; u++) walkStart[segmentOf[u]! + 2]!++;
  for (let s = 2; s < walkStart.length; s++) walkStart[s]! += walkStart[s - 1]!;
  const walks = new Int32Array(uses.count);
  for (let u = 0; u < uses.count; u++) {
    const isTurned = uses.from[u]! > uses.to[u]!;
    walks[walkStart[segmentOf[u]! + 1]!++] = uses.walk[u]! ^ (isTurned ? 1 : 0);
  }
  return {
    vertices,
    segments: {
      count: pairs.count,
      vertexX: vertices.firsts(),
      vertexY: vertices.seconds(),
      from: pairs.firsts(),
      to: pairs.seconds(),
    },
    walkStart: walkStart.subarray(0, pairs.count + 1),
    walks,
  };
}
