import { useCallback, useState } from 'react';
import type { Plan } from '../../../geojson/kernel/plan.ts';
import type { Engine } from '../../map/engine-types.ts';
import type { LatticePoint } from '../../tools/drag-vertex.ts';
import { flyToVertex } from './fly-to.ts';

/** A place that the map marks, and what is the matter there. */
export interface PointedPlace {
  readonly place: LatticePoint;
  readonly text: string;
}

/** Brings a place into sight and marks it. */
export type ShowPlace = (place: LatticePoint, text: string) => void;

interface Asked extends PointedPlace {
  readonly plan: Plan;
  readonly tool: string;
}

/** The place that was asked for last; it is marked until the plan is another, or another tool is taken. */
export function usePointedPlace(
  engine: Engine | null,
  plan: Plan,
  tool: string,
): readonly [pointed: PointedPlace | null, show: ShowPlace] {
  const [asked, setAsked] = useState<Asked | null>(null);
  const show = useCallback(
    (place: LatticePoint, text: string) => {
      setAsked({ place, text, plan, tool });
      flyToVertex(engine, place);
    },
    [engine, plan, tool],
  );
  return [asked?.plan === plan && asked.tool === tool ? asked : null, show];
}
