import { type PairTable, pairTable } from './intern.ts';
import { toLattice } from './lattice.ts';
import type { Segments } from './segment-grid.ts';

/**
 * A soup is the input of a build cut into straight segments between numbered lattice vertices, each pair of
 * vertices once, with the features that use it.
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

export interface Soup {
  readonly vertices: PairTable;
  readonly segments: Segments;
  /** The users of segment `s` are `users[userStart[s] … userStart[s + 1] - 1]`: polygon `p` as p, line `l` as −1 − l. */
  readonly userStart: Uint32Array;
  readonly users: Int32Array;
}

/** Reads features into a soup; the same position twice running counts once. */
export function soupOf(polygons: readonly PolygonInput[], lines: readonly LineInput[]): Soup {
  const expected = countPositions(polygons, lines);
  const vertices = pairTable(Math.ceil(expected / 2) + 1);
  const uses = startUses(expected);
  for (const [p, polygon] of polygons.entries()) {
    for (const rings of polygon.coordinates) {
      for (const ring of rings) {
        addPath(vertices, uses, ring, p);
        const first = ring[0];
        const last = ring[ring.length - 1];
        if (first && last) addUse(uses, vertexAt(vertices, last), vertexAt(vertices, first), p);
      }
    }
  }
  for (const [l, line] of lines.entries()) addPath(vertices, uses, line.coordinates, -1 - l);
  return gather(vertices, uses);
}

/** The soup after its segments were cut: `cuts` lists the vertices strictly inside a segment, in order. */
export function cutSoup(soup: Soup, cuts: ReadonlyMap<number, readonly number[]>): Soup {
  const { segments, users, userStart } = soup;
  const uses = startUses(users.length + cuts.size * 4);
  for (let s = 0; s < segments.count; s++) {
    const path = [segments.from[s]!, ...(cuts.get(s) ?? []), segments.to[s]!];
    for (let u = userStart[s]!; u < userStart[s + 1]!; u++) {
      for (let i = 1; i < path.length; i++) addUse(uses, path[i - 1]!, path[i]!, users[u]!);
    }
  }
  return gather(soup.vertices, uses);
}

/** The soup with only the segments for which `keep` is not 0. */
export function keepSegments(soup: Soup, keep: Uint8Array): Soup {
  const { segments, users, userStart } = soup;
  const kept: number[] = [];
  for (let s = 0; s < segments.count; s++) if (keep[s] !== 0) kept.push(s);
  const start = new Uint32Array(kept.length + 1);
  const keptUsers: number[] = [];
  kept.forEach((s, i) => {
    for (let u = userStart[s]!; u < userStart[s + 1]!; u++) keptUsers.push(users[u]!);
    start[i + 1] = keptUsers.length;
  });
  return {
    vertices: soup.vertices,
    segments: {
      ...segments,
      count: kept.length,
      from: Int32Array.from(kept, (s) => segments.from[s]!),
      to: Int32Array.from(kept, (s) => segments.to[s]!),
    },
    userStart: start,
    users: Int32Array.from(keptUsers),
  };
}

interface Uses {
  from: Int32Array;
  to: Int32Array;
  user: Int32Array;
  count: number;
}

function startUses(expected: number): Uses {
  const length = expected + 16;
  return { from: new Int32Array(length), to: new Int32Array(length), user: new Int32Array(length), count: 0 };
}

function addUse(uses: Uses, from: number, to: number, user: number): void {
  if (from === to) return;
  if (uses.count === uses.from.length) {
    const length = uses.count * 2;
    for (const key of ['from', 'to', 'user'] as const) {
      const larger = new Int32Array(length);
      larger.set(uses[key]);
      uses[key] = larger;
    }
  }
  uses.from[uses.count] = from;
  uses.to[uses.count] = to;
  uses.user[uses.count++] = user;
}

function addPath(vertices: PairTable, uses: Uses, path: readonly LonLat[], user: number): void {
  let previous = -1;
  for (const position of path) {
    const vertex = vertexAt(vertices, position);
    if (previous !== -1) addUse(uses, previous, vertex, user);
    previous = vertex;
  }
}

function vertexAt(vertices: PairTable, position: LonLat): number {
  const x = toLattice(position[0]!);
  const y = toLattice(position[1]!);
  if (!(Math.abs(x) <= 1_800_000_000 && Math.abs(y) <= 900_000_000)) {
    throw new RangeError(`not a longitude and latitude: ${position.join(', ')}`);
  }
  return vertices.add(x, y);
}

/** Unites the uses of each pair of vertices, whichever way they run. */
function gather(vertices: PairTable, uses: Uses): Soup {
  const pairs = pairTable(Math.ceil(uses.count / 2) + 1);
  const segmentOf = new Int32Array(uses.count);
  for (let u = 0; u < uses.count; u++) {
    const from = uses.from[u]!;
    const to = uses.to[u]!;
    segmentOf[u] = from < to ? pairs.add(from, to) : pairs.add(to, from);
  }
  const userStart = new Uint32Array(pairs.count + 2);
  for (let u = 0; u < uses.count; u++) userStart[segmentOf[u]! + 2]!++;
  for (let s = 2; s < userStart.length; s++) userStart[s]! += userStart[s - 1]!;
  const users = new Int32Array(uses.count);
  for (let u = 0; u < uses.count; u++) users[userStart[segmentOf[u]! + 1]!++] = uses.user[u]!;
  return {
    vertices,
    segments: {
      count: pairs.count,
      vertexX: vertices.firsts(),
      vertexY: vertices.seconds(),
      from: pairs.firsts(),
      to: pairs.seconds(),
    },
    userStart: userStart.subarray(0, pairs.count + 1),
    users,
  };
}

function countPositions(polygons: readonly PolygonInput[], lines: readonly LineInput[]): number {
  let count = 0;
  for (const polygon of polygons) {
    for (const rings of polygon.coordinates) for (const ring of rings) count += ring.length;
  }
  for (const line of lines) count += line.coordinates.length;
  return count;
}
