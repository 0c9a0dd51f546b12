import { chainsOf } from './chains.ts';
import { faceOfHalf, halvesOfFace } from './dissolve.ts';
import { withFaces } from './faces.ts';
import type { FlatPolygons } from './flat-polygons.ts';
import { geodesicArea } from './geodesic.ts';
import { type PairTable, pairTable } from './intern.ts';
import { toDegrees } from './lattice.ts';
import { node } from './noding.ts';
import { OUTSIDE, type PlanarMap } from './planar-map.ts';
import { pointInside } from './point-inside.ts';
import { facesGeometry, type MultiPolygonCoordinates } from './polygons.ts';
import type { Residual } from './residual.ts';
import { isSliver } from './sliver.ts';

/** What the residual of a coverage encloses, told by how often each region is covered. */
export interface Regions {
  readonly regions: readonly FaultyRegion[];
  /** Where a vertex of one feature lies on a side of another, and no region begins. */
  readonly junctions: readonly {
    readonly place: readonly [number, number];
    readonly owners: readonly number[];
  }[];
}

export interface FaultyRegion {
  readonly kind: 'gap' | 'sliver' | 'overlap' | 'duplicate' | 'self-crossing';
  readonly place: readonly [number, number];
  /** The features whose sides bound it, by index, ascending. */
  readonly owners: readonly number[];
  readonly squareMetres: number;
}

export function regionsOf(flat: FlatPolygons, left: Residual): Regions {
  const walls = wallsOf(flat, left);
  const { segments, vertices } = walls;
  const { cuts, meetings } = node(segments, vertices);
  const noded = cutWalls(walls, cuts);
  const kept = noded.list.filter(({ net }) => net !== 0);
  const { edgeSegment, ...chains } = chainsOf({
    count: kept.length,
    vertexX: vertices.firsts(),
    vertexY: vertices.seconds(),
    from: Int32Array.from(kept, ({ from }) => from),
    to: Int32Array.from(kept, ({ to }) => to),
  });
  const map = withFaces(chains);
  const numbers = pairTable(kept.length + 1);
  for (const { from, to } of kept) numbers.add(from, to);
  const wallsOn = (edge: number) => wallsAlong(map, edge, vertices, numbers, kept);
  const covered = coverage(map, wallsOn);
  const regions: FaultyRegion[] = [];
  const corners = new Set<string>();
  for (let face = 0; face < map.faceCount; face++) {
    if (covered[face] === 1) continue;
    regions.push(regionOf(flat, map, face, covered[face]!, wallsOn));
    for (const half of halvesOfFace(map, face)) {
      for (let p = map.pointStart[half >> 1]!; p < map.pointStart[(half >> 1) + 1]!; p++) {
        corners.add(`${map.pointX[p]},${map.pointY[p]}`);
      }
    }
  }
  const junctions = new Map<number, Set<number>>();
  for (const { kind, first, second, vertex } of meetings) {
    if (kind === 'crossing' || corners.has(`${vertices.firsts()[vertex]},${vertices.seconds()[vertex]}`))
      continue;
    const owners = [...walls.list[first]!.owners, ...walls.list[second]!.owners];
    if (new Set(owners).size < 2) continue;
    junctions.set(vertex, new Set([...(junctions.get(vertex) ?? []), ...owners]));
  }
  return {
    regions,
    junctions: [...junctions].map(([vertex, owners]) => ({
      place: [toDegrees(vertices.firsts()[vertex]!), toDegrees(vertices.seconds()[vertex]!)] as const,
      owners: [...owners].sort((p, q) => p - q),
    })),
  };
}

/** A segment of the residual: how often it is walked from→to less how often back, and by whom. */
interface Wall {
  readonly from: number;
  readonly to: number;
  net: number;
  readonly owners: number[];
}

interface Walls {
  readonly vertices: PairTable;
  readonly list: readonly Wall[];
  readonly segments: Parameters<typeof node>[0];
}

function wallsOf({ x, y, ringStart, ringOwner }: FlatPolygons, { sides, next }: Residual): Walls {
  const vertices = pairTable(sides.length + 1);
  const table = pairTable(sides.length + 1);
  const list: Wall[] = [];
  let ring = 0;
  for (const side of sides) {
    while (ringStart[ring + 1]! <= side) ring++;
    const to = next[side]!;
    add(list, table, vertices.add(x[side]!, y[side]!), vertices.add(x[to]!, y[to]!), 1, [ringOwner[ring]!]);
  }
  const segments = {
    count: list.length,
    vertexX: vertices.firsts(),
    vertexY: vertices.seconds(),
    from: Int32Array.from(list, ({ from }) => from),
    to: Int32Array.from(list, ({ to }) => to),
  };
  return { vertices, list, segments };
}

function add(
  list: Wall[],
  table: PairTable,
  a: number,
  b: number,
  net: number,
  owners: readonly number[],
): void {
  const known = list[table.add(Math.min(a, b), Math.max(a, b))];
  const signed = a < b ? net : -net;
  if (known === undefined)
    list.push({ from: Math.min(a, b), to: Math.max(a, b), net: signed, owners: [...owners] });
  else {
    known.net += signed;
    known.owners.push(...owners);
  }
}

function cutWalls({ list }: Walls, cuts: ReadonlyMap<number, readonly number[]>): { list: readonly Wall[] } {
  if (cuts.size === 0) return { list };
  const table = pairTable(list.length + cuts.size * 2);
  const result: Wall[] = [];
  list.forEach(({ from, to, net, owners }, number) => {
    const path = [from, ...(cuts.get(number) ?? []), to];
    for (let i = 1; i < path.length; i++) add(result, table, path[i - 1]!, path[i]!, net, owners);
  });
  return { list: result };
}

/** The walls an edge consists of, and whether it passes each from→to. */
function* wallsAlong(
  map: PlanarMap,
  edge: number,
  vertices: PairTable,
  numbers: PairTable,
  kept: readonly Wall[],
): Generator<{ wall: Wall; forwards: boolean }> {
  let from = vertices.find(map.pointX[map.pointStart[edge]!]!, map.pointY[map.pointStart[edge]!]!);
  for (let p = map.pointStart[edge]! + 1; p < map.pointStart[edge + 1]!; p++) {
    const to = vertices.find(map.pointX[p]!, map.pointY[p]!);
    yield { wall: kept[numbers.find(Math.min(from, to), Math.max(from, to))]!, forwards: from < to };
    from = to;
  }
}

/** How often each face is covered: one more on the left of a wall for each time it is walked. */
function coverage(
  map: PlanarMap,
  wallsOn: (edge: number) => Iterable<{ wall: Wall; forwards: boolean }>,
): (number | undefined)[] {
  const covered = new Array<number | undefined>(map.faceCount);
  const queue: number[] = [];
  const enter = (half: number, before: number) => {
    const face = faceOfHalf(map, half);
    if (face === OUTSIDE || covered[face] !== undefined) return;
    // All walls of an edge are walked equally often: what comes to a vertex leaves it.
    const [first] = wallsOn(half >> 1);
    const along = first!.forwards ? first!.wall.net : -first!.wall.net;
    covered[face] = before + ((half & 1) === 0 ? along : -along);
    queue.push(face);
  };
  for (let half = 0; half < map.edgeCount * 2; half++) {
    if (faceOfHalf(map, half ^ 1) === OUTSIDE) enter(half, 0);
  }
  for (let face = queue.pop(); face !== undefined; face = queue.pop()) {
    for (const half of halvesOfFace(map, face)) enter(half ^ 1, covered[face]!);
  }
  return covered;
}

function regionOf(
  flat: FlatPolygons,
  map: PlanarMap,
  face: number,
  covered: number,
  wallsOn: (edge: number) => Iterable<{ wall: Wall }>,
): FaultyRegion {
  const geometry = facesGeometry(map, [face])!;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const squareMetres = polygons.reduce((sum, rings) => sum + geodesicArea(rings), 0);
  const around = new Set<number>();
  for (const half of halvesOfFace(map, face)) {
    for (const { wall } of wallsOn(half >> 1)) for (const owner of wall.owners) around.add(owner);
  }
  const owners = [...around].sort((p, q) => p - q);
  return {
    kind: kindOf(flat, covered, squareMetres, polygons, owners),
    place: pointInside(polygons),
    owners,
    squareMetres,
  };
}

function kindOf(
  flat: FlatPolygons,
  covered: number,
  squareMetres: number,
  polygons: MultiPolygonCoordinates,
  owners: readonly number[],
): FaultyRegion['kind'] {
  if (covered < 0) return 'self-crossing';
  if (covered === 0) return isSliver(squareMetres, polygons) ? 'sliver' : 'gap';
  const shapes = new Set(owners.map((owner) => shapeOf(flat, owner)));
  return owners.length > 1 && shapes.size === 1 ? 'duplicate' : 'overlap';
}

/** The points of a feature, sorted, as text: equal for a feature that is drawn twice. */
function shapeOf({ x, y, ringStart, ringOwner }: FlatPolygons, owner: number): string {
  const points: string[] = [];
  for (let r = ringOwner.indexOf(owner); ringOwner[r] === owner; r++) {
    for (let p = ringStart[r]!; p < ringStart[r + 1]!; p++) points.push(`${x[p]},${y[p]}`);
  }
  return points.sort().join(' ');
}
