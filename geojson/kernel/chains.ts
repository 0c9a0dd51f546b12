import type { Segments } from './segment-grid.ts';

/**
 * Chains turn noded segments into nodes and edges: a node where other than two segments meet, an edge along every run
 * of segments between nodes. A run that closes without meeting a node gets one at its lowest point.
 *
 * Nodes are numbered by x, then y; edges by their first node, last node and second point; every edge runs from its
 * lower node to its higher. So the numbers depend on the shape alone, not on the order of the input.
 */
export interface Chains {
  readonly nodeX: Int32Array;
  readonly nodeY: Int32Array;
  readonly edgeFrom: Uint32Array;
  readonly edgeTo: Uint32Array;
  readonly pointStart: Uint32Array;
  readonly pointX: Int32Array;
  readonly pointY: Int32Array;
  /** One of the segments that make up each edge. */
  readonly edgeSegment: Uint32Array;
}

/** @param forced vertices that are nodes even where two segments meet, because other edges end there */
export function chainsOf(segments: Segments, forced?: ReadonlySet<number>): Chains {
  const runs = runsOf(segments, forced);
  const { vertexX: x, vertexY: y } = segments;
  const nodes = Int32Array.from(runs.nodes).sort((p, q) => x[p]! - x[q]! || y[p]! - y[q]!);
  const rank = new Uint32Array(x.length);
  nodes.forEach((vertex, index) => {
    rank[vertex] = index;
  });
  const count = runs.start.length - 1;
  const first = (run: number) => runs.vertices[runs.start[run]!]!;
  const last = (run: number) => runs.vertices[runs.start[run + 1]! - 1]!;
  const reversed = new Uint8Array(count);
  for (let run = 0; run < count; run++) reversed[run] = runsBackwards(run) ? 1 : 0;

  function runsBackwards(run: number): boolean {
    if (first(run) !== last(run)) return rank[first(run)]! > rank[last(run)]!;
    const second = runs.vertices[runs.start[run]! + 1]!;
    const secondLast = runs.vertices[runs.start[run + 1]! - 2]!;
    return (x[second]! - x[secondLast]! || y[second]! - y[secondLast]!) > 0;
  }
  const fromOf = (run: number) => rank[reversed[run] === 1 ? last(run) : first(run)]!;
  const toOf = (run: number) => rank[reversed[run] === 1 ? first(run) : last(run)]!;
  const secondOf = (run: number) =>
    runs.vertices[reversed[run] === 1 ? runs.start[run + 1]! - 2 : runs.start[run]! + 1]!;
  const order = Uint32Array.from({ length: count }, (_, run) => run).sort(
    (p, q) =>
      fromOf(p) - fromOf(q) ||
      toOf(p) - toOf(q) ||
      x[secondOf(p)]! - x[secondOf(q)]! ||
      y[secondOf(p)]! - y[secondOf(q)]!,
  );
  const pointStart = new Uint32Array(count + 1);
  const pointX = new Int32Array(runs.vertices.length);
  const pointY = new Int32Array(runs.vertices.length);
  order.forEach((run, edge) => {
    const begin = runs.start[run]!;
    const length = runs.start[run + 1]! - begin;
    const at = pointStart[edge]!;
    for (let i = 0; i < length; i++) {
      const vertex = runs.vertices[begin + (reversed[run] === 1 ? length - 1 - i : i)]!;
      pointX[at + i] = x[vertex]!;
      pointY[at + i] = y[vertex]!;
    }
    pointStart[edge + 1] = at + length;
  });
  return {
    nodeX: Int32Array.from(nodes, (vertex) => x[vertex]!),
    nodeY: Int32Array.from(nodes, (vertex) => y[vertex]!),
    edgeFrom: order.map(fromOf),
    edgeTo: order.map(toOf),
    pointStart,
    pointX,
    pointY,
    edgeSegment: order.map((run) => runs.segment[run]!),
  };
}

/** Runs of segments between nodes, in no particular order: run `r` passes `vertices[start[r] … start[r + 1] - 1]`. */
interface Runs {
  readonly nodes: readonly number[];
  readonly start: readonly number[];
  readonly vertices: Uint32Array;
  readonly segment: readonly number[];
}

function runsOf(segments: Segments, forced?: ReadonlySet<number>): Runs {
  const { vertexX: x, vertexY: y, from, to } = segments;
  const { start: incidentStart, incident } = incidence(segments);
  const done = new Uint8Array(segments.count);
  const nodes: number[] = [];
  const isNode = new Uint8Array(x.length);
  const start = [0];
  const segment: number[] = [];
  // Every segment adds one vertex to its run and every run one more.
  const vertices = new Uint32Array(segments.count * 2 + 1);
  let length = 0;

  const follow = (origin: number, firstSegment: number) => {
    vertices[length++] = origin;
    segment.push(firstSegment);
    let at = origin;
    let along = firstSegment;
    for (;;) {
      done[along] = 1;
      at = from[along] === at ? to[along]! : from[along]!;
      vertices[length++] = at;
      if (at === origin || isNode[at] === 1) break;
      const i = incidentStart[at]!;
      along = incident[i] === along ? incident[i + 1]! : incident[i]!;
    }
    start.push(length);
  };
  for (let v = 0; v < x.length; v++) {
    const degree = incidentStart[v + 1]! - incidentStart[v]!;
    if (degree === 0 || (degree === 2 && !forced?.has(v))) continue;
    isNode[v] = 1;
    nodes.push(v);
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
    nodes.push(lowest);
    follow(lowest, incident[incidentStart[lowest]!]!);
  }
  return { nodes, start, vertices: vertices.subarray(0, length), segment };
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
