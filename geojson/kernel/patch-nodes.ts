import { degreesOf, nodeAt } from './lookup.ts';
import type { PlanarMap } from './planar-map.ts';
import type { Point } from './redraw.ts';
import { numberAfter, type Renumbering, renumbering } from './renumbering.ts';
import { ascending, sortFew } from './sort-few.ts';

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
  const ends: number[] = [];
  const comers: Comer[] = [];
  for (const { points } of edges) {
    // The first and the last.
    for (let i = 0; i < points.length; i += points.length - 2) {
      const point: Point = [points[i]!, points[i + 1]!];
      const node = nodeAt(map, point[0], point[1]);
      if (node < 0) comers.push({ point, rank: -1 - node, end: ends.length });
      ends.push(node);
    }
  }
  sortFew(comers, compareComers);
  const freshNodes: Point[] = [];
  const ranks: number[] = [];
  for (let i = 0; i < comers.length; i++) {
    const comer = comers[i]!;
    if (i === 0 || compareComers(comers[i - 1]!, comer) !== 0) {
      freshNodes.push(comer.point);
      ranks.push(comer.rank);
    }
    ends[comer.end] = -freshNodes.length;
  }
  const nodes = renumbering(map.nodeCount, lostNodes(map, lostEdges, ends), ranks);
  for (let i = 0; i < ends.length; i++) {
    const end = ends[i]!;
    ends[i] = end < 0 ? nodes.fresh[-1 - end]! : numberAfter(nodes, end);
  }
  return { nodes, freshNodes, ends };
}

/** An end of an edge at a place where the map has no node. */
interface Comer {
  readonly point: Point;
  readonly rank: number;
  readonly end: number;
}

function compareComers(p: Comer, q: Comer): number {
  return p.point[0] - q.point[0] || p.point[1] - q.point[1];
}

/** The nodes, ascending, all of whose edges are lost, where none that comes ends. */
function lostNodes(map: PlanarMap, lostEdges: readonly number[], ends: readonly number[]): number[] {
  const left: number[] = [];
  for (const edge of lostEdges) left.push(map.edgeFrom[edge]!, map.edgeTo[edge]!);
  sortFew(left, ascending);
  const used = sortFew(ends.slice(), ascending);
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
