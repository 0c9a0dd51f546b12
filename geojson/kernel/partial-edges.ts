import { arrayRoom, ints, uints } from './array-room.ts';
import type { Chains } from './chains.ts';
import type { ClearLines } from './chosen-sides.ts';
import type { FlatPolygons } from './flat-polygons.ts';
import { type Soup, type Walks, walkOf } from './soup.ts';

/**
 * The edges of a partial build: every segment that is kept and every clear line is one, and every vertex a node, wherever it lies: an edge
 * has one set of users, and a few nodes too many cost less than chains.
 */
export interface PartialEdges extends Walks {
  readonly chains: Omit<Chains, 'edgeSegment'>;
}

/** @param soup what is noded, without the lines */
export function partialEdges(
  { x, y }: FlatPolygons,
  soup: Soup,
  keep: Uint8Array,
  lines: ClearLines,
): PartialEdges {
  const { segments, vertices } = soup;
  let edgeCount = lines.first.length;
  let pointCount = 0;
  let walkCount = 0;
  for (let s = 0; s < segments.count; s++) {
    if (keep[s] === 0) continue;
    edgeCount++;
    pointCount += 2;
    walkCount += soup.walkStart[s + 1]! - soup.walkStart[s]!;
  }
  for (let l = 0; l < lines.first.length; l++) {
    pointCount += lines.end[l]! - lines.first[l]! + 1;
    walkCount += lines.mateOwner[l] === -1 ? 1 : 2;
  }
  const room = arrayRoom(4 * edgeCount + 2 + 2 * pointCount + walkCount);
  const edgeFrom = uints(room, edgeCount);
  const edgeTo = uints(room, edgeCount);
  const pointStart = uints(room, edgeCount + 1);
  const pointX = ints(room, pointCount);
  const pointY = ints(room, pointCount);
  const walkStart = uints(room, edgeCount + 1);
  const walks = ints(room, walkCount);
  let edge = 0;
  let point = 0;
  let walk = 0;
  const addEdge = (from: number, to: number) => {
    edgeFrom[edge] = from;
    edgeTo[edge++] = to;
    pointStart[edge] = point;
    walkStart[edge] = walk;
  };
  const placeX = vertices.firsts();
  const placeY = vertices.seconds();
  for (let s = 0; s < segments.count; s++) {
    if (keep[s] === 0) continue;
    for (const vertex of [segments.from[s]!, segments.to[s]!]) {
      pointX[point] = placeX[vertex]!;
      pointY[point++] = placeY[vertex]!;
    }
    for (let w = soup.walkStart[s]!; w < soup.walkStart[s + 1]!; w++) walks[walk++] = soup.walks[w]!;
    addEdge(segments.from[s]!, segments.to[s]!);
  }
  for (let l = 0; l < lines.first.length; l++) {
    const first = lines.first[l]!;
    const last = lines.end[l]!;
    for (let i = first; i <= last; i++) {
      pointX[point] = x[i]!;
      pointY[point++] = y[i]!;
    }
    walks[walk++] = walkOf(lines.owner[l]!, false);
    if (lines.mateOwner[l] !== -1) walks[walk++] = walkOf(lines.mateOwner[l]!, true);
    addEdge(vertices.add(x[first]!, y[first]!), vertices.add(x[last]!, y[last]!));
  }
  return {
    walkStart,
    walks,
    chains: {
      nodeX: vertices.firsts(),
      nodeY: vertices.seconds(),
      edgeFrom,
      edgeTo,
      pointStart,
      pointX,
      pointY,
    },
  };
}
