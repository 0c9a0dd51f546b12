import { arrayRoom } from './array-room.ts';
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
  const { ints, uints } = arrayRoom(2 * nodes + 5 * edges + 1 + 2 * points + faces + 1 + rings + 1 + halves);
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
