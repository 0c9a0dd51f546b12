import type { EdgeChains } from './chains.ts';
import type { FlatPolygons } from './flat-polygons.ts';
import { pairTable } from './intern.ts';
import { FREE } from './match-sides.ts';
import { orderRuns } from './runs.ts';
import { type Scratch, withScratch } from './scratch.ts';
import type { SeamlessRuns } from './seamless-runs.ts';

/** The edges of a seamless coverage: each is a run without a mate, or the first of two mates. */
export interface SeamlessEdges {
  readonly edges: EdgeChains;
  /** The half-edge that goes the way of each run; scratch. */
  readonly halfOfRun: Uint32Array;
}

export function seamlessEdges(flat: FlatPolygons, runs: SeamlessRuns, scratch: Scratch): SeamlessEdges {
  const { ordered, halfOfRun } = withScratch((inner) => orderedEdges(flat, runs, inner));
  return {
    edges: { ...ordered, ...pointsOf(flat, runs, ordered.pointStart, halfOfRun) },
    halfOfRun: halvesOf(runs, halfOfRun, scratch),
  };
}

/** Is a run the one that makes the edge? */
function isFirst({ mate }: SeamlessRuns, run: number): boolean {
  return mate[run] === FREE || mate[run]! > run;
}

function orderedEdges(flat: FlatPolygons, runs: SeamlessRuns, scratch: Scratch) {
  const { x, y, ringStart } = flat;
  const { ringRun, first, next } = runs;
  const { nodeOfRun, nodes } = nodesOf(flat, runs, scratch);
  let count = 0;
  for (let run = 0; run < first.length; run++) if (isFirst(runs, run)) count++;
  const head = scratch.uints(count);
  const tail = scratch.uints(count);
  const second = scratch.uints(count);
  const lastButOne = scratch.uints(count);
  const length = scratch.uints(count);
  for (let run = 0, i = 0, ring = 0; run < first.length; run++) {
    if (!isFirst(runs, run)) continue;
    while (ringRun[ring + 1]! <= run) ring++;
    const begin = ringStart[ring]!;
    const last = ringStart[ring + 1]! - 1;
    const end = first[next[run]!]!;
    head[i] = nodeOfRun[run]!;
    tail[i] = nodeOfRun[next[run]!]!;
    second[i] = first[run]! + 1;
    lastButOne[i] = (end === begin ? last : end) - 1;
    length[i++] = end - first[run]! + 1 + (end > first[run]! ? 0 : last - begin);
  }
  return orderRuns({ x, y, nodes, head, tail, second, lastButOne, length }, scratch);
}

/** The points of all edges. They are read as they come in the rings, which mostly lie together in memory as in space. */
function pointsOf(
  { x, y, ringStart }: FlatPolygons,
  runs: SeamlessRuns,
  pointStart: Uint32Array,
  halves: Uint32Array,
): Pick<EdgeChains, 'pointX' | 'pointY'> {
  const { ringRun, first } = runs;
  const count = pointStart[halves.length]!;
  const pointX = new Int32Array(count);
  const pointY = new Int32Array(count);
  for (let run = 0, i = 0, ring = 0; run < first.length; run++) {
    if (!isFirst(runs, run)) continue;
    while (ringRun[ring + 1]! <= run) ring++;
    const last = ringStart[ring + 1]! - 1;
    const half = halves[i++]!;
    const edge = half >> 1;
    const step = (half & 1) === 0 ? 1 : -1;
    let at = step === 1 ? pointStart[edge]! : pointStart[edge + 1]! - 1;
    let point = first[run]!;
    for (let left = pointStart[edge + 1]! - pointStart[edge]!; left > 0; left--) {
      pointX[at] = x[point]!;
      pointY[at] = y[point]!;
      at += step;
      point = point + 1 === last ? ringStart[ring]! : point + 1;
    }
  }
  return { pointX, pointY };
}

/** The half-edge of each run, given those of the runs that make edges. */
function halvesOf(runs: SeamlessRuns, halves: Uint32Array, scratch: Scratch): Uint32Array {
  const { mate } = runs;
  const halfOfRun = scratch.uints(mate.length);
  for (let run = 0, i = 0; run < mate.length; run++) {
    if (!isFirst(runs, run)) continue;
    const half = halves[i++]!;
    halfOfRun[run] = half;
    if (mate[run] !== FREE) halfOfRun[mate[run]!] = half ^ 1;
  }
  return halfOfRun;
}

/**
 * The node that each run begins at, and a point at each node. The runs that begin at a node follow each other around it, each
 * after the mate of the one before; where the scope's border comes to it, they do so from one free run to the next, perhaps several times.
 */
function nodesOf({ x, y }: FlatPolygons, { first, next, mate }: SeamlessRuns, scratch: Scratch) {
  const NONE = 0xffffffff;
  const nodeOfRun = scratch.uints(mate.length).fill(NONE);
  const nodes = scratch.uints(mate.length);
  /** Passes a node on around it, from a run on. */
  const pass = (from: number, node: number) => {
    for (let run = from; nodeOfRun[run] === NONE; run = next[mate[run]!]!) {
      nodeOfRun[run] = node;
      if (mate[run] === FREE) break;
    }
  };
  const places = pairTable(1024);
  for (let run = 0; run < mate.length; run++) {
    if (mate[run] !== FREE) continue;
    const point = first[next[run]!]!;
    const node = places.add(x[point]!, y[point]!);
    nodes[node] = point;
    pass(next[run]!, node);
  }
  let count = places.count;
  for (let run = 0; run < mate.length; run++) {
    if (nodeOfRun[run] !== NONE) continue;
    nodes[count] = first[run]!;
    pass(run, count++);
  }
  return { nodeOfRun, nodes: nodes.subarray(0, count) };
}
