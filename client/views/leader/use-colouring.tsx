import { type ReactNode, useMemo } from 'react';
import type { TierCollection } from '../../../data/model/replies.ts';
import { issueIndices } from '../../../data/rules/issue-indices.ts';
import type { Engine } from '../../map/engine-types.ts';
import {
  choropleth,
  type GridTallies,
  useChoroplethDrawing,
  useGridTallies,
} from '../../overlays/choropleth.ts';
import type { BrowseState } from './browse-state.ts';
import { IndexLegend } from './index-legend.tsx';
import type { IssueView } from './use-issue-view.ts';
import { usePointedGrid } from './use-pointed-grid.ts';

/** The grids coloured by an index, if the address asks for one. */
export interface Colouring {
  readonly isOn: boolean;
  /** Null while nobody asks what is in the grids. */
  readonly tallied: GridTallies | null;
  /** The choice of the index, and what its colours mean. */
  readonly legend: ReactNode;
}

export function useColouring(
  engine: Engine | null,
  { url, tier, update }: BrowseState,
  grids: TierCollection | undefined,
  { table, crossed }: IssueView,
): Colouring {
  const index = issueIndices.find((one) => one === url.index);
  const tallied = useGridTallies(table, crossed, index !== undefined || url.grid !== undefined);
  const shown = useMemo(
    () => (index === undefined || tallied === null ? null : choropleth(index, tallied)),
    [index, tallied],
  );
  useChoroplethDrawing(engine, grids, tier.kind, shown);
  const pointed = usePointedGrid(engine, grids, url.grid);
  const legend = (
    <IndexLegend
      index={index}
      shown={shown}
      pointed={pointed}
      onChoose={(chosen) => update({ index: chosen })}
    />
  );
  return { isOn: shown !== null, tallied, legend };
}
