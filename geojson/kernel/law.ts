import { faceOfHalf, halvesOfFace } from './dissolve.ts';
import { pairTable } from './intern.ts';
import { toDegrees } from './lattice.ts';
import { twiceFaceArea, twiceRingArea } from './lattice-area.ts';
import { node } from './noding.ts';
import { gatherSegments, placeOf, segmentsOf } from './pieces.ts';
import { OUTSIDE, type PlanarMap } from './planar-map.ts';
import { isCounterClockwise, originOf } from './rings.ts';
import type { Segments } from './segment-grid.ts';

/**
 * The kernel's law, checked on a whole map: edges meet only at nodes, every edge has two distinct sides, the rings of the
 * faces are made of all half-edges once, and the areas of the faces add up to the scope's. Returns what is broken, in words
 * for developers; nothing when the map is sound. For tests and for maps from elsewhere: operations keep the law locally.
 */
export function checkLaw(map: PlanarMap): string[] {
  return [...checkArrays(map), ...checkMeetings(map), ...checkSides(map), ...checkAreas(map)];
}

function checkArrays(map: PlanarMap): string[] {
  const broken: string[] = [];
  for (let e = 0; e < map.edgeCount; e++) {
    const first = map.pointStart[e]!;
    const last = map.pointStart[e + 1]! - 1;
    if (last <= first) broken.push(`edge ${e} has fewer than two points`);
    const isAt = (point: number, n: number) =>
      map.pointX[point] === map.nodeX[n] && map.pointY[point] === map.nodeY[n];
    if (!isAt(first, map.edgeFrom[e]!) || !isAt(last, map.edgeTo[e]!))
      broken.push(`edge ${e} misses its nodes`);
  }
  return broken;
}

/** No two segments may meet but at nodes, and no point may be passed twice. */
function checkMeetings(map: PlanarMap): string[] {
  const broken: string[] = [];
  const vertices = pairTable(map.pointX.length + 1);
  const pairs = pairTable(map.pointX.length + 1);
  for (let n = 0; n < map.nodeCount; n++) vertices.add(map.nodeX[n]!, map.nodeY[n]!);
  if (vertices.count !== map.nodeCount) broken.push('two nodes at one place');
  for (let e = 0; e < map.edgeCount; e++) {
    let previous = map.edgeFrom[e]!;
    for (let p = map.pointStart[e]! + 1; p < map.pointStart[e + 1]!; p++) {
      const known = vertices.count;
      const vertex = vertices.add(map.pointX[p]!, map.pointY[p]!);
      if (p < map.pointStart[e + 1]! - 1 && vertex !== known) broken.push(`edge ${e} passes a point again`);
      const segments = pairs.count;
      if (pairs.add(Math.min(previous, vertex), Math.max(previous, vertex)) !== segments) {
        broken.push(`edge ${e} lies on another`);
      }
      previous = vertex;
    }
  }
  const segments: Segments = {
    count: pairs.count,
    vertexX: vertices.firsts(),
    vertexY: vertices.seconds(),
    from: pairs.firsts(),
    to: pairs.seconds(),
  };
  for (const { kind, vertex } of node(segments, vertices).meetings) {
    broken.push(`${kind} at ${vertices.firsts()[vertex]}, ${vertices.seconds()[vertex]}`);
  }
  return broken;
}

function checkSides(map: PlanarMap): string[] {
  const broken: string[] = [];
  const seen = new Uint8Array(map.edgeCount * 2);
  for (let e = 0; e < map.edgeCount; e++) {
    if (map.edgeLeft[e] === map.edgeRight[e]) broken.push(`edge ${e} has one face on both sides`);
    for (const half of [e * 2, e * 2 + 1]) if (faceOfHalf(map, half) === OUTSIDE) seen[half] = 1;
  }
  for (let f = 0; f < map.faceCount; f++) {
    for (let r = map.faceRing[f]!; r < map.faceRing[f + 1]!; r++) {
      const ring = map.ringHalf.subarray(map.ringStart[r]!, map.ringStart[r + 1]!);
      if (isCounterClockwise(map, ring) !== (r === map.faceRing[f]))
        broken.push(`ring ${r} runs the wrong way`);
      if (new Set([...ring].map((half) => originOf(map, half))).size !== ring.length) {
        broken.push(`ring ${r} passes a node twice`);
      }
      ring.forEach((half, k) => {
        if (faceOfHalf(map, half) !== f) broken.push(`half-edge ${half} is not on face ${f}`);
        if (seen[half] === 1) broken.push(`half-edge ${half} is in two rings`);
        seen[half] = 1;
        const following = ring[(k + 1) % ring.length]!;
        if (originOf(map, half ^ 1) !== originOf(map, following)) broken.push(`ring ${r} is torn`);
      });
    }
  }
  if (seen.includes(0)) broken.push(`half-edge ${seen.indexOf(0)} is in no ring`);
  return broken;
}

/** The faces' areas are positive and add up to the area inside the outermost edges. */
function checkAreas(map: PlanarMap): string[] {
  const broken: string[] = [];
  let faces = 0n;
  for (let f = 0; f < map.faceCount; f++) {
    const area = twiceFaceArea(map, f);
    if (area <= 0n) broken.push(`face ${f} has no area`);
    faces += area;
  }
  const outline: number[] = [];
  for (let half = 0; half < map.edgeCount * 2; half++) {
    if (faceOfHalf(map, half ^ 1) === OUTSIDE) outline.push(half);
  }
  const scope = twiceRingArea(map, outline);
  if (scope !== faces) broken.push(`the faces' areas add up to ${faces}, the scope is ${scope}`);
  return broken;
}

/** The places, in degrees, where edges around some faces (null: all edges) meet but at nodes. For a check; cost as the faces' edges. */
export function crossingPlaces(map: PlanarMap, faces: readonly number[] | null): [number, number][] {
  const edges =
    faces === null
      ? Array.from({ length: map.edgeCount }, (_, edge) => edge)
      : [...new Set(faces.flatMap((face) => [...halvesOfFace(map, face)].map((half) => half >> 1)))];
  const gathered = gatherSegments(map, edges, { faces: [], removed: [], added: [], rerouted: [] });
  if (!gathered.ok) throw new Error('nothing was to be removed');
  const { vertices } = gathered.pieces;
  return node(segmentsOf(gathered.pieces), vertices).meetings.map(({ vertex }) => {
    const [x, y] = placeOf(vertices, vertex);
    return [toDegrees(x), toDegrees(y)];
  });
}
