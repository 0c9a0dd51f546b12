import type { PlanarMap } from './planar-map.ts';
import { oneBuffer } from './scratch.ts';

export interface MapSizes {
  readonly nodes: number;
  readonly edges: number;
  readonly faces: number;
  readonly points: number;
  readonly rings: number;
  readonly halves: number;
}

/** A map of these sizes, to be filled. Its arrays are views of one buffer, as an edit of a small map makes thirteen. */
export function blankMap({ nodes, edges, faces, points, rings, halves }: MapSizes): PlanarMap {
  const length = 2 * nodes + 5 * edges + 1 + 2 * points + faces + 1 + rings + 1 + halves;
  const { ints, uints } = oneBuffer(length);
  return {
    nodeCount: nodes,
    edgeCount: edges,
    faceCount: faces,
    nodeX: ints(nodes),
    nodeY: ints(nodes),
    edgeFrom: uints(edges),
    edgeTo: uints(edges),
    edgeLeft: ints(edges),
    edgeRight: ints(edges),
    pointStart: uints(edges + 1),
    pointX: ints(points),
    pointY: ints(points),
    faceRing: uints(faces + 1),
    ringStart: uints(rings + 1),
    ringHalf: uints(halves),
  };
}

/** Copies `source[from … to - 1]`. The view that `set` needs costs more than a short loop. */
export function copyRun<A extends Int32Array | Uint32Array>(
  target: A,
  at: number,
  source: A,
  from: number,
  to: number,
): void {
  if (to - from > 128) target.set(source.subarray(from, to), at);
  else for (let i = from; i < to; i++) target[at + i - from] = source[i]!;
}
