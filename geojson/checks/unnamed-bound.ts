import { edgeLength, middleOfEdge } from '../kernel/edge-measure.ts';
import { groupOfSide } from '../kernel/grid-sides.ts';
import { type Check, type Finding, facesToCheck } from './check.ts';
import { edgesAround } from './touched.ts';

/**
 * Edges between two grids of a tier that no line gives a name: the four bounds can say there only which grid lies beyond.
 * `amount`: the edge's length in metres.
 */
export const unnamedBound: Check = {
  name: 'unnamed-bound',
  about: 'faces',
  find(input) {
    const { plan } = input;
    const unnamed = edgesAround(plan, facesToCheck(input)).filter((edge) => plan.nameOfEdge[edge] === -1);
    return unnamed.flatMap((edge) =>
      plan.tiers.flatMap((_, tier): Finding[] => {
        const left = groupOfSide(plan, tier, edge, 'left');
        const right = groupOfSide(plan, tier, edge, 'right');
        if (left === right || left === -1 || right === -1) return [];
        const faces = [plan.map.edgeLeft[edge]!, plan.map.edgeRight[edge]!];
        const place = middleOfEdge(plan.map, edge);
        const amount = edgeLength(plan.map, edge);
        return [{ check: 'unnamed-bound', tier, grids: [left, right], faces, features: [], place, amount }];
      }),
    );
  },
};
