import { useEffect, useState } from 'react';
import type { TierCollection, TierFeature } from '../../../data/model/replies.ts';
import type { Engine } from '../../map/engine-types.ts';
import { pickedId } from '../../map/picked.ts';

/** The grid of the tier in view that the mouse rests on, else the one that is selected. */
export function usePointedGrid(
  engine: Engine | null,
  grids: TierCollection | undefined,
  selected: string | undefined,
): TierFeature | undefined {
  const [pointed, setPointed] = useState<string | null>(null);
  useEffect(
    () => engine?.onHover((pick) => setPointed(pick === null ? null : pickedId(pick, 'grids'))),
    [engine],
  );
  const id = pointed ?? selected;
  return grids?.features.find(({ properties }) => properties.id === id)?.properties;
}
