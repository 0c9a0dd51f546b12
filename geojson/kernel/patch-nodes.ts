import { degreesOf, nodeAt } from './lookup.ts';
import type { PlanarMap } from './planar-map.ts';
import type { Point } from './redraw.ts';
import { numberAfter, type Renumbering, renumbering } from './renumbering.ts';
import { sortFew, sortNumbers } from './sort-few.ts';

/** What a patch does to the nodes: an end of an edge that comes is at a node of the map, or at one that comes with it. */
export interface PatchNodes {
  readonly nodes: Renumbering;
  readonly freshNodes: readonly Point[];
  /** The new numbers of the nodes at which the draft's edges begin and end, in turn. */
  readonly ends: readonly number[];
}

export function patchNodes(
  map: PlanarMap,
  lostEdges: readonly number[],
  edges: readonly { readonly points: readonly number[] }[],
): PatchNodes {
  /** For each end the old node, or −1 − i for the i-th that comes. */
  const ends = new Array<number>(edges.length * 2);
  const comers: Comer[] = [];
  for (let end = 0; end < ends.length; end++) {
    const { points } = edges[end >> 1]!;
    const at = (end & 1) === 0 ? 0 : points.length - 2;
    const x = points[at]!;
    const y = points[at + 1]!;
    const node = nodeAt(map, x, y);
    ends[end] = node;
    if (node < 0) comers.push({ x, y, rank: -1 - node, end });
  }
  sortFew(comers, compareComers);
  let count = 0;
  for (let i = 0; i < comers.length; i++) {
    const comer = comers[i]!;
    if (i === 0 || compareComers(comers[count - 1]!, comer) !== 0) comers[count++] = comer;
    ends[comer.end] = -count;
  }
  while (comers.length > count) comers.pop();
  const freshNodes = comers.map(({ x, y }): Point => [x, y]);
  const ranks = comers.map(({ rank }) => rank);
  const nodes = renumbering(map.nodeCount, lostNodes(map, lostEdges, ends), ranks);
  for (let i = 0; i < ends.length; i++) {
    const end = ends[i]!;
    ends[i] = end < 0 ? nodes.fresh[-1 - end]! : numberAfter(nodes, end);
  }
  return { nodes, freshNodes, ends };
}

/** An end of an edge at a place where the map has no node. */
interface Comer {
  readonly x: number;
  readonly y: number;
  readonly rank: number;
  readonly end: number;
}

function compareComers(p: Comer, q: Comer): number {
  return p.x - q.x || p.y - q.y;
}

/** The nodes, ascending, all of whose edges are lost, where none that comes ends. */
function lostNodes(map: PlanarMap, lostEdges: readonly number[], ends: readonly number[]): number[] {
  const left = new Array<number>(2 * lostEdges.length);
  for (let i = 0; i < lostEdges.length; i++) {
    left[2 * i] = map.edgeFrom[lostEdges[i]!]!;
    left[2 * i + 1] = map.edgeTo[lostEdges[i]!]!;
  }
  sortNumbers(left);
  const used = sortNumbers(ends.slice());
  const lost: number[] = [];
  let u = 0;
  for (let i = 0; i < left.length; ) {
    const node = left[i]!;
    const first = i;
    while (i < left.length && left[i] === node) i++;
    while (u < used.length && used[u]! < node) u++;
    if (used[u] !== node && degreesOf(map)[node] === i - first) lost.push(node);
  }
  return lost;
}
