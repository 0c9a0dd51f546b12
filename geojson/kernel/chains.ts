import { type OrderedRuns, orderRuns, type Runs } from './runs.ts';
import { withScratch } from './scratch.ts';
import type { Segments } from './segment-grid.ts';

/**
 * Chains turn noded segments into nodes and edges: a node where other than two segments meet, an edge along every run
 * of segments between nodes. A run that closes without meeting a node gets one at its lowest point.
 */
export interface Chains extends EdgeChains {
  /** The first of the segments that make up each edge. */
  readonly edgeSegment: Uint32Array;
}

/** The nodes and edges of a map. */
export interface EdgeChains extends OrderedRuns {
  readonly pointX: Int32Array;
  readonly pointY: Int32Array;
}

/** @param forced vertices that are nodes even where two segments meet, because other edges end there */
export function chainsOf(segments: Segments, forced?: ReadonlySet<number>): Chains {
  const runs = runsOf(segments, forced);
  const { ordered, halfOfRun } = withScratch((scratch) => orderRuns(runs, scratch));
  const { x, y, vertices, start } = runs;
  const pointX = new Int32Array(vertices.length);
  const pointY = new Int32Array(vertices.length);
  const edgeSegment = new Uint32Array(halfOfRun.length);
  for (let run = 0; run < halfOfRun.length; run++) {
    const edge = halfOfRun[run]! >> 1;
    const isAgainst = (halfOfRun[run]! & 1) === 1;
    edgeSegment[edge] = (isAgainst ? runs.lastSegment : runs.firstSegment)[run]!;
    let at = isAgainst ? ordered.pointStart[edge + 1]! - 1 : ordered.pointStart[edge]!;
    for (let i = start[run]!; i < start[run + 1]!; i++) {
      pointX[at] = x[vertices[i]!]!;
      pointY[at] = y[vertices[i]!]!;
      at += isAgainst ? -1 : 1;
    }
  }
  return { ...ordered, pointX, pointY, edgeSegment };
}

/** Run `r` passes `vertices[start[r] … start[r + 1] - 1]`. */
interface SegmentRuns extends Runs {
  readonly vertices: Uint32Array;
  readonly start: readonly number[];
  readonly firstSegment: readonly number[];
  readonly lastSegment: readonly number[];
}

function runsOf(segments: Segments, forced?: ReadonlySet<number>): SegmentRuns {
  const { vertexX: x, vertexY: y, from, to } = segments;
  const { start: incidentStart, incident } = incidence(segments);
  const done = new Uint8Array(segments.count);
  const nodes: number[] = [];
  /** For each vertex its index among the nodes, plus one. */
  const nodeOf = new Int32Array(x.length);
  const start = [0];
  const heads: number[] = [];
  const tails: number[] = [];
  const firstSegments: number[] = [];
  const lastSegments: number[] = [];
  // Every segment adds one vertex to its run and every run one more.
  const vertices = new Uint32Array(segments.count * 2 + 1);
  let length = 0;

  const follow = (origin: number, firstSegment: number) => {
    vertices[length++] = origin;
    firstSegments.push(firstSegment);
    let at = origin;
    let along = firstSegment;
    for (;;) {
      done[along] = 1;
      at = from[along] === at ? to[along]! : from[along]!;
      vertices[length++] = at;
      if (at === origin || nodeOf[at] !== 0) break;
      const i = incidentStart[at]!;
      along = incident[i] === along ? incident[i + 1]! : incident[i]!;
    }
    heads.push(nodeOf[origin]! - 1);
    tails.push(nodeOf[at]! - 1);
    lastSegments.push(along);
    start.push(length);
  };
  for (let v = 0; v < x.length; v++) {
    const degree = incidentStart[v + 1]! - incidentStart[v]!;
    if (degree === 0 || (degree === 2 && !forced?.has(v))) continue;
    nodeOf[v] = nodes.push(v);
  }
  for (const v of nodes) {
    for (let i = incidentStart[v]!; i < incidentStart[v + 1]!; i++) {
      if (done[incident[i]!] === 0) follow(v, incident[i]!);
    }
  }
  for (let s = 0; s < segments.count; s++) {
    if (done[s] === 1) continue;
    let lowest = from[s]!;
    let along = s;
    for (let at = to[s]!; at !== from[s]!; ) {
      if (x[at]! < x[lowest]! || (x[at] === x[lowest] && y[at]! < y[lowest]!)) lowest = at;
      const i = incidentStart[at]!;
      along = incident[i] === along ? incident[i + 1]! : incident[i]!;
      at = from[along] === at ? to[along]! : from[along]!;
    }
    nodeOf[lowest] = nodes.push(lowest);
    follow(lowest, incident[incidentStart[lowest]!]!);
  }
  return {
    x,
    y,
    vertices: vertices.subarray(0, length),
    start,
    nodes,
    head: heads,
    tail: tails,
    second: firstSegments.map((_, run) => vertices[start[run]! + 1]!),
    lastButOne: firstSegments.map((_, run) => vertices[start[run + 1]! - 2]!),
    length: firstSegments.map((_, run) => start[run + 1]! - start[run]!),
    firstSegment: firstSegments,
    lastSegment: lastSegments,
  };
}

/** The segments at each vertex: those of `v` are `incident[start[v] … start[v + 1] - 1]`. */
export function incidence(segments: Segments): { start: Uint32Array; incident: Uint32Array } {
  const start = new Uint32Array(segments.vertexX.length + 2);
  for (let s = 0; s < segments.count; s++) {
    start[segments.from[s]! + 2]!++;
    start[segments.to[s]! + 2]!++;
  }
  for (let v = 2; v < start.length; v++) start[v]! += start[v - 1]!;
  const incident = new Uint32Array(segments.count * 2);
  for (let s = 0; s < segments.count; s++) {
    incident[start[segments.from[s]! + 1]!++] = s;
    incident[start[segments.to[s]! + 1]!++] = s;
  }
  return { start, incident };
}
