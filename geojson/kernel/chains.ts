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
  return chainsOfRuns(runsOf(segments, forced));
}

/**
 * Runs of segments between nodes, in no particular order: run `r` passes `points[start[r] … start[r + 1] - 1]`, which are
 * indices of `x` and `y`.
 */
export interface Runs {
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly points: Uint32Array;
  readonly start: ArrayLike<number>;
  /** One point at each node. */
  readonly nodes: ArrayLike<number>;
  /** The nodes at the ends of each run, as indices of `nodes`. */
  readonly head: ArrayLike<number>;
  readonly tail: ArrayLike<number>;
  readonly firstSegment: ArrayLike<number>;
  readonly lastSegment: ArrayLike<number>;
}

/** Brings nodes and runs in their order and runs in their direction. */
export function chainsOfRuns(runs: Runs): Chains {
  const { x, y, nodes } = runs;
  const byPlace = Uint32Array.from(nodes, (_, node) => node).sort(
    (p, q) => x[nodes[p]!]! - x[nodes[q]!]! || y[nodes[p]!]! - y[nodes[q]!]!,
  );
  const rank = new Uint32Array(nodes.length);
  for (let r = 0; r < rank.length; r++) rank[byPlace[r]!] = r;
  const count = runs.start.length - 1;
  const { reversed, from, to, second } = endsOf(runs, rank);
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
  const pointX = new Int32Array(runs.points.length);
  const pointY = new Int32Array(runs.points.length);
  let at = 0;
  for (let edge = 0; edge < count; edge++) {
    const run = order[edge]!;
    const begin = runs.start[run]!;
    const end = runs.start[run + 1]!;
    const step = reversed[run] === 1 ? -1 : 1;
    for (let i = step > 0 ? begin : end - 1, left = end - begin; left > 0; i += step, left--) {
      pointX[at] = x[runs.points[i]!]!;
      pointY[at++] = y[runs.points[i]!]!;
    }
    pointStart[edge + 1] = at;
  }
  return {
    nodeX: Int32Array.from(byPlace, (node) => x[nodes[node]!]!),
    nodeY: Int32Array.from(byPlace, (node) => y[nodes[node]!]!),
    edgeFrom: order.map((run) => from[run]!),
    edgeTo: order.map((run) => to[run]!),
    pointStart,
    pointX,
    pointY,
    edgeSegment: order.map((run) => (reversed[run] === 1 ? runs.lastSegment : runs.firstSegment)[run]!),
  };
}

/** For each run its nodes and second point in canonical direction, and whether that is against the run's own. */
function endsOf({ x, y, points, start, head, tail }: Runs, rank: Uint32Array) {
  const count = start.length - 1;
  const reversed = new Uint8Array(count);
  const from = new Uint32Array(count);
  const to = new Uint32Array(count);
  const second = new Uint32Array(count);
  for (let run = 0; run < count; run++) {
    const first = rank[head[run]!]!;
    const last = rank[tail[run]!]!;
    const ahead = points[start[run]! + 1]!;
    const back = points[start[run + 1]! - 2]!;
    const isAgainst = first === last ? (x[ahead]! - x[back]! || y[ahead]! - y[back]!) > 0 : first > last;
    reversed[run] = isAgainst ? 1 : 0;
    from[run] = isAgainst ? last : first;
    to[run] = isAgainst ? first : last;
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
  for (let i = 0; i < keys.length; i++) order[start[keys[i]!]!++] = i;
  return order;
}

function runsOf(segments: Segments, forced?: ReadonlySet<number>): Runs {
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
    points: vertices.subarray(0, length),
    start,
    nodes,
    head: heads,
    tail: tails,
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
