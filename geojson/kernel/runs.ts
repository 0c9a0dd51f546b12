import { type Scratch, withScratch } from './scratch.ts';
import { numbered, sortByKey } from './sort-by-key.ts';

/**
 * Runs are edges in no particular order, however they were found: rows of points from node to node. `orderRuns` brings them in the
 * order of a map.
 *
 * Nodes are numbered by x, then y; edges by their first node, last node and second point; every edge runs from its
 * lower node to its higher. So the numbers depend on the shape alone, not on the order of the input.
 */
export interface Runs {
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** One point at each node, as are all points an index of `x` and `y`. */
  readonly nodes: ArrayLike<number>;
  /** For each run the nodes at its ends, as indices of `nodes`, its second point and its last but one, and how many points it has. */
  readonly head: ArrayLike<number>;
  readonly tail: ArrayLike<number>;
  readonly second: ArrayLike<number>;
  readonly lastButOne: ArrayLike<number>;
  readonly length: ArrayLike<number>;
}

/** The nodes and edges of a map, without their points. */
export interface OrderedRuns {
  readonly nodeX: Int32Array;
  readonly nodeY: Int32Array;
  readonly edgeFrom: Uint32Array;
  readonly edgeTo: Uint32Array;
  readonly pointStart: Uint32Array;
}

/** Nodes and edges in their order, and the half-edge that goes the way of each run. */
export function orderRuns(
  runs: Runs,
  scratch: Scratch,
): { readonly ordered: OrderedRuns; readonly halfOfRun: Uint32Array } {
  const { x, y, length } = runs;
  const rank = scratch.uints(runs.nodes.length);
  const { nodeX, nodeY } = withScratch((inner) => rankedNodes(runs, rank, inner));
  const count = length.length;
  const { reversed, from, to, second } = endsOf(runs, rank, scratch);
  // By the first node; what leaves one node is little.
  const order = sortByKey(numbered(scratch.uints(count)), from, scratch);
  const compare = (p: number, q: number) =>
    to[p]! - to[q]! || x[second[p]!]! - x[second[q]!]! || y[second[p]!]! - y[second[q]!]!;
  for (let i = 1; i < count; i++) {
    const run = order[i]!;
    let k = i;
    for (; k > 0 && from[order[k - 1]!] === from[run] && compare(order[k - 1]!, run) > 0; k--)
      order[k] = order[k - 1]!;
    order[k] = run;
  }
  const edgeFrom = new Uint32Array(count);
  const edgeTo = new Uint32Array(count);
  const pointStart = new Uint32Array(count + 1);
  const halfOfRun = new Uint32Array(count);
  for (let edge = 0; edge < count; edge++) {
    const run = order[edge]!;
    edgeFrom[edge] = from[run]!;
    edgeTo[edge] = to[run]!;
    pointStart[edge + 1] = pointStart[edge]! + length[run]!;
    halfOfRun[run] = edge * 2 + reversed[run]!;
  }
  return { ordered: { nodeX, nodeY, edgeFrom, edgeTo, pointStart }, halfOfRun };
}

/**
 * The nodes by place.
 * @param rank where to put the number that each gets
 */
function rankedNodes({ x, y, nodes }: Runs, rank: Uint32Array, scratch: Scratch) {
  const count = nodes.length;
  const placeX = scratch.ints(count);
  const placeY = scratch.ints(count);
  for (let node = 0; node < count; node++) {
    placeX[node] = x[nodes[node]!]!;
    placeY[node] = y[nodes[node]!]!;
  }
  const order = sortByKey(sortByKey(numbered(scratch.uints(count)), placeY, scratch), placeX, scratch);
  const nodeX = new Int32Array(count);
  const nodeY = new Int32Array(count);
  for (let r = 0; r < count; r++) {
    const node = order[r]!;
    nodeX[r] = placeX[node]!;
    nodeY[r] = placeY[node]!;
    rank[node] = r;
  }
  return { nodeX, nodeY };
}

/** For each run its nodes and second point in canonical direction, and 1 if that is against the run's own. */
function endsOf(runs: Runs, rank: Uint32Array, scratch: Scratch) {
  const { x, y, head, tail, length } = runs;
  const count = length.length;
  const reversed = new Uint8Array(count);
  const from = scratch.uints(count);
  const to = scratch.uints(count);
  const second = scratch.uints(count);
  for (let run = 0; run < count; run++) {
    const first = rank[head[run]!]!;
    const last = rank[tail[run]!]!;
    const ahead = runs.second[run]!;
    const back = runs.lastButOne[run]!;
    const isAgainst = first === last ? (x[ahead]! - x[back]! || y[ahead]! - y[back]!) > 0 : first > last;
    reversed[run] = isAgainst ? 1 : 0;
    from[run] = isAgainst ? last : first;
    to[run] = isAgainst ? first : last;
    second[run] = isAgainst ? back : ahead;
  }
  return { reversed, from, to, second };
}
