import type { Geometry } from 'geojson';
import { useMemo } from 'react';
import { toDegrees } from '../../../geojson/kernel/lattice.ts';
import { edgesOf, verticesOfEdge } from './border-at.ts';
import type { BorderChoice } from './border-chooser.ts';
import { type DrawnLine, lineOfBlocks, lineOfBorder } from './drawn-line.ts';
import { shapeOf } from './drawn-plan.ts';
import type { Tools } from './use-tools.ts';

/** What the tool in hand is drawing; null for nothing. */
export function useDrawnLine({ tool, blockChoice, borderChoice }: Tools): DrawnLine | null {
  return useMemo(() => {
    if (tool === 'blocks') return lineOfBlocks(blockChoice);
    return tool === 'borders' ? lineOfBorder(borderChoice) : null;
  }, [tool, blockChoice, borderChoice]);
}

/** The shape of what is in hand: the grid that is chosen, or the border as far as it is meant. */
export function useShapeInHand({ tool, state, gridChoice, borderChoice }: Tools): Geometry | null {
  const { chosen } = gridChoice;
  const grid = tool === 'grids' && chosen !== null ? shapeOf(state.drawn, chosen.tier, chosen.grid) : null;
  const border = useMemo(() => (tool === 'borders' ? borderShape(borderChoice) : null), [tool, borderChoice]);
  return grid ?? border;
}

/** A new course is for one stretch, whatever is meant otherwise. */
function borderShape({ plan: { map }, border, whole, course }: BorderChoice): Geometry | null {
  if (border === null) return null;
  const coordinates = edgesOf(border, whole && course === null).map((edge) =>
    verticesOfEdge(map, edge).map(([x, y]) => [toDegrees(x), toDegrees(y)]),
  );
  return { type: 'MultiLineString', coordinates };
}
