import { arrayRoom, ints, uints } from './array-room.ts';
import type { PlanarMap } from './planar-map.ts';

export interface MapSizes {
  readonly nodes: number;
  readonly edges: number;
  readonly faces: number;
  readonly points: number;
  readonly rings: number;
  readonly halves: number;
}

/** A map of these sizes, to be filled. */
export function blankMap({ nodes, edges, faces, points, rings, halves }: MapSizes): PlanarMap {
  const room = arrayRoom(2 * nodes + 5 * edges + 1 + 2 * points + faces + 1 + rings + 1 + halves);
  return {
    nodeCount: nodes,
    edgeCount: edges,
    faceCount: faces,
    nodeX: ints(room, nodes),
    nodeY: ints(room, nodes),
    edgeFrom: uints(room, edges),
    edgeTo: uints(room, edges),
    edgeLeft: ints(room, edges),
    edgeRight: ints(room, edges),
    pointStart: uints(room, edges + 1),
    pointX: ints(room, points),
    pointY: ints(room, points),
    faceRing: uints(room, faces + 1),
    ringStart: uints(room, rings + 1),
    ringHalf: uints(room, halves),
  };
}
