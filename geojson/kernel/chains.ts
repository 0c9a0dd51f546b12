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
  /** The first of the segments that make up each edge. */
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
  const { reversed, from, to, second } = endsOf(runs, segments, rank);
  // By the first node in one pass; what leaves one node in the same direction is little.
  const order = bucketed(from, nodes.length);
  const compare = (p: number, q: number) =>
    to[p]! - to[q]! || x[second[p]!]! - x[second[q]!]! || y[second[p]!]! - y[second[q]!]!;
  for (let i = 1; i < count; i++) {
    const run = order[i]!;
    let k = i;
    for (; k > 0 && from[order[k - 1]!] === from[run] && compare(order[k - 1]!, run) > 0; k--)
      order[k] = order[k - 1]!;
    order[k] = run;
  }
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
    edgeFrom: order.map((run) => from[run]!),
    edgeTo: order.map((run) => to[run]!),
    pointStart,
    pointX,
    pointY,
    edgeSegment: order.map((run) => (reversed[run] === 1 ? runs.lastSegment[run]! : runs.firstSegment[run]!)),
  };
}

/** For each run its nodes and second vertex in canonical direction, and whether that is against the run's own. */
function endsOf(runs: Runs, { vertexX: x, vertexY: y }: Segments, rank: Uint32Array) {
  const count = runs.start.length - 1;
  const reversed = new Uint8Array(count);
  const from = new Uint32Array(count);
  const to = new Uint32Array(count);
  const second = new Uint32Array(count);
  for (let run = 0; run < count; run++) {
    const begin = runs.start[run]!;
    const end = runs.start[run + 1]!;
    const first = runs.vertices[begin]!;
    const last = runs.vertices[end - 1]!;
    const ahead = runs.vertices[begin + 1]!;
    const back = runs.vertices[end - 2]!;
    const isAgainst =
      first === last ? (x[ahead]! - x[back]! || y[ahead]! - y[back]!) > 0 : rank[first]! > rank[last]!;
    reversed[run] = isAgainst ? 1 : 0;
    from[run] = rank[isAgainst ? last : first]!;
    to[run] = rank[isAgainst ? first : last]!;
    second[run] = isAgainst ? back : ahead;
  }
  return { reversed, from, to, second };
}

/** The indices of keys, sorted by key; equal keys in order. */
function bucketed(keys: Uint32Array, keyCount: number): Uint32Array {
  const start = new Uint32Array(keyCount + 1);
  for (const key of keys) start[key + 1]!++;
  for (let k = 1; k <= keyCount; k++) start[k]! += start[k - 1]!;
  const order = new Uint32Array(keys.length);
  keys.forEach((key, i) => {
    order[start[key]!++] = i;
  });
  return order;
}

/** Runs of segments between nodes, in no particular order: run `r` passes `vertices[start[r] … start[r + 1] - 1]`. */
interface Runs {
  readonly nodes: readonly number[];
  readonly start: readonly number[];
  readonly vertices: Uint32Array;
  readonly firstSegment: readonly number[];
  readonly lastSegment: readonly number[];
}

function runsOf(segments: Segments, forced?: ReadonlySet<number>): Runs {
  const { vertexX: x, vertexY: y, from, to } = segments;
  const { start: incidentStart, incident } = incidence(segments);
  const done = new Uint8Array(segments.count);
  const nodes: number[] = [];
  const isNode = new Uint8Array(x.length);
  const start = [0];
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
      if (at === origin || isNode[at] === 1) break;
      const i = incidentStart[at]!;
      along = incident[i] === along ? incident[i + 1]! : incident[i]!;
    }
    lastSegments.push(along);
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
  return {
    nodes,
    start,
    vertices: vertices.subarray(0, length),
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
