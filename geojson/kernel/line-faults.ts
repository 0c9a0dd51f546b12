import type { BuildState } from './build-state.ts';
import { incidence } from './chains.ts';
import { halvesOfFace } from './dissolve.ts';
import type { Fault, FaultKind } from './faults.ts';
import { type FlatPolygons, firstRingOf } from './flat-polygons.ts';
import { toDegrees } from './lattice.ts';
import type { Meeting } from './noding.ts';
import { type Soup, userOf } from './soup.ts';

/** Faults without area. `areas` are the faults with area, at whose corners nothing more is reported. */
export function lineFaults(state: BuildState, areas: readonly Fault[]): Fault[] {
  return [...meetings(state, areas), ...stretches(state), ...collapsed(state)];
}

/** Crossings, T-junctions and self-crossings, one for each place. */
function meetings(state: BuildState, areas: readonly Fault[]): Fault[] {
  const corners = cornersOf(state, areas);
  const found = new Map<string, { kind: FaultKind; vertex: number; users: Set<number> }>();
  for (const { kind, first, second, vertex } of meetingsToName(state)) {
    const a = usersOf(state.raw, first);
    const b = usersOf(state.raw, second);
    const shared = a.filter((user) => user >= 0 && b.includes(user));
    const add = (fault: FaultKind, users: readonly number[]) => {
      const key = fault === 'self-crossing' ? `${vertex} ${users.join()}` : `${fault} ${vertex}`;
      const known = found.get(key) ?? { kind: fault, vertex, users: new Set<number>() };
      for (const user of users) known.users.add(user);
      found.set(key, known);
    };
    for (const user of shared) if (kind !== 'overlap') add('self-crossing', [user]);
    if (shared.length > 0 || corners.has(vertex)) continue;
    const bothLines = [...a, ...b].every((user) => user < 0);
    const bothPolygons = [...a, ...b].every((user) => user >= 0);
    if (kind === 'crossing' && bothLines) add('crossing', [...a, ...b]);
    if (kind !== 'crossing' && (bothLines || bothPolygons)) add('t-junction', [...a, ...b]);
  }
  return [...found.values()].map(({ kind, vertex, users }) => {
    const place = placeOf(state.raw, vertex);
    return pointFault(kind, place, idsOf(state, users), { type: 'Point', coordinates: place });
  });
}

/**
 * The crossings, and where others end inside a segment, one meeting for each place: with the first of the others from west to
 * east. It depends on the shape alone, not on the order in which they were found.
 */
function meetingsToName({ raw, noding }: BuildState): Meeting[] {
  const chosen = new Map<string, Meeting>();
  for (const meeting of noding.meetings) {
    const { kind, first, second, vertex } = meeting;
    const key = kind === 'crossing' ? `${first} ${second} ${vertex}` : `${first} ${vertex}`;
    const known = chosen.get(key);
    if (known === undefined || compareFromWest(raw, second, known.second) < 0) chosen.set(key, meeting);
  }
  return [...chosen.values()];
}

/** Compares segments by where they begin in the west, then where they end in the east, then from south to north. */
function compareFromWest({ segments }: Soup, s: number, t: number): number {
  const { vertexX: x, vertexY: y, from, to } = segments;
  const [a, b, c, d] = [from[s]!, to[s]!, from[t]!, to[t]!];
  return (
    Math.min(x[a]!, x[b]!) - Math.min(x[c]!, x[d]!) ||
    Math.max(x[a]!, x[b]!) - Math.max(x[c]!, x[d]!) ||
    Math.min(y[a]!, y[b]!) - Math.min(y[c]!, y[d]!) ||
    Math.max(y[a]!, y[b]!) - Math.max(y[c]!, y[d]!)
  );
}

/** Stretches that bound nothing or are drawn more than once, one fault for each connected one. */
function stretches(state: BuildState): Fault[] {
  const { noded, keep } = state;
  const kinds = new Map<string, { kind: FaultKind; users: readonly number[]; segments: number[] }>();
  for (let s = 0; s < noded.segments.count; s++) {
    const begin = noded.walkStart[s]!;
    const end = noded.walkStart[s + 1]!;
    const first = userOf(noded.walks[begin]!);
    const last = userOf(noded.walks[end - 1]!);
    const isPlain = end - begin === 1 || (end - begin === 2 && first >= 0 && last >= 0 && first !== last);
    if (isPlain && keep[s] === 1) continue;
    const users = Array.from(noded.walks.subarray(begin, end), userOf);
    const retraced = [...new Set(users.filter((user, i) => user >= 0 && users.indexOf(user) !== i))];
    const lines = users.filter((user) => user < 0);
    const add = (kind: FaultKind, concerned: readonly number[], key: string) => {
      const known = kinds.get(key);
      if (known) known.segments.push(s);
      else kinds.set(key, { kind, users: concerned, segments: [s] });
    };
    for (const user of retraced) add('spike', [user], `spike ${user}`);
    if (lines.length > 1) add('duplicate', [...new Set(lines)], `duplicate ${lines.sort().join()}`);
    if (lines.length > 0 && keep[s] === 0) add('dangle', [], 'dangle');
  }
  const at = kinds.size > 0 ? incidence(noded.segments) : null;
  return [...kinds.values()].flatMap(({ kind, users, segments }) =>
    connected(noded, segments).map((stretch) => {
      const concerned = kind === 'dangle' ? stretch.flatMap((s) => usersOf(noded, s)) : users;
      const isRetrace = kind === 'spike' && !hasDeadEnd(noded, at!, stretch, users[0]!);
      return stretchFault(state, isRetrace ? 'self-crossing' : kind, stretch, concerned);
    }),
  );
}

/** Does a stretch end where nothing else of the polygon begins? */
function hasDeadEnd(
  soup: Soup,
  { start, incident }: ReturnType<typeof incidence>,
  stretch: readonly number[],
  user: number,
): boolean {
  const inside = new Set(stretch);
  const ends = stretch.flatMap((s) => [soup.segments.from[s]!, soup.segments.to[s]!]);
  return ends.some((vertex) => {
    let within = 0;
    for (const s of incident.subarray(start[vertex]!, start[vertex + 1]!)) {
      if (inside.has(s)) within++;
      else if (usersOf(soup, s).includes(user)) return false;
    }
    return within === 1;
  });
}

function stretchFault(
  state: BuildState,
  kind: FaultKind,
  stretch: readonly number[],
  users: readonly number[],
): Fault {
  const { segments } = state.noded;
  const coordinates = stretch
    .map((s) =>
      [placeOf(state.noded, segments.from[s]!), placeOf(state.noded, segments.to[s]!)].sort(byPlace),
    )
    .sort(([p, a], [q, b]) => byPlace(p!, q!) || byPlace(a!, b!));
  return pointFault(kind, coordinates[0]![0]!, idsOf(state, users), { type: 'MultiLineString', coordinates });
}

function byPlace(p: readonly [number, number], q: readonly [number, number]): number {
  return p[0] - q[0] || p[1] - q[1];
}

/** Features that cover no face. */
function collapsed({ flat, whole, faceOwners }: BuildState): Fault[] {
  const covering = new Uint8Array(whole.length);
  for (const owner of faceOwners.owner) covering[owner] = 1;
  const faults: Fault[] = [];
  for (let owner = 0; owner < whole.length; owner++) {
    if (whole[owner] === 0 || covering[owner] === 1) continue;
    const point = firstPoint(flat, owner);
    if (point === -1) continue;
    const place: [number, number] = [toDegrees(flat.x[point]!), toDegrees(flat.y[point]!)];
    faults.push(pointFault('collapsed', place, [flat.ids[owner]!], { type: 'Point', coordinates: place }));
  }
  return faults;
}

/** The first point of a feature, −1 if it has none. */
function firstPoint(flat: FlatPolygons, owner: number): number {
  const { ringOwner, ringStart } = flat;
  const ring = firstRingOf(flat, owner);
  return ringOwner[ring] === owner && ringStart[ring]! < ringStart[ring + 1]! ? ringStart[ring]! : -1;
}

function pointFault(
  kind: FaultKind,
  place: [number, number],
  features: readonly string[],
  geometry: Fault['geometry'],
): Fault {
  return { kind, place, areaSquareMetres: null, features, faces: [], geometry };
}

/** Splits segments into connected sets, each in the order given. */
function connected(soup: Soup, members: readonly number[]): number[][] {
  const { from, to } = soup.segments;
  const at = new Map<number, number[]>();
  for (const s of members) {
    for (const vertex of [from[s]!, to[s]!]) {
      const list = at.get(vertex);
      if (list) list.push(s);
      else at.set(vertex, [s]);
    }
  }
  const seen = new Set<number>();
  return members.flatMap((origin) => {
    if (seen.has(origin)) return [];
    seen.add(origin);
    const set = [origin];
    for (const s of set) {
      for (const other of [...at.get(from[s]!)!, ...at.get(to[s]!)!]) {
        if (seen.has(other)) continue;
        seen.add(other);
        set.push(other);
      }
    }
    return [set];
  });
}

/** The distinct users of a segment. */
function usersOf(soup: Soup, segment: number): number[] {
  const walks = soup.walks.subarray(soup.walkStart[segment]!, soup.walkStart[segment + 1]!);
  return [...new Set(Array.from(walks, userOf))];
}

/** Ids in the order of the input, polygons first. */
function idsOf({ flat, lines }: BuildState, users: Iterable<number>): string[] {
  const sorted = [...new Set(users)].sort((p, q) => (p < 0 === q < 0 ? Math.abs(p) - Math.abs(q) : q - p));
  return sorted.map((user) => (user < 0 ? lines[-1 - user]!.id : flat.ids[user]!));
}

function placeOf(soup: Soup, vertex: number): [number, number] {
  return [toDegrees(soup.vertices.firsts()[vertex]!), toDegrees(soup.vertices.seconds()[vertex]!)];
}

/** The vertices around the faces of faults. */
function cornersOf({ map, raw }: BuildState, areas: readonly Fault[]): Set<number> {
  const corners = new Set<number>();
  for (const face of areas.flatMap((fault) => fault.faces)) {
    for (const half of halvesOfFace(map, face)) {
      for (let p = map.pointStart[half >> 1]!; p < map.pointStart[(half >> 1) + 1]!; p++) {
        corners.add(raw.vertices.find(map.pointX[p]!, map.pointY[p]!));
      }
    }
  }
  return corners;
}
