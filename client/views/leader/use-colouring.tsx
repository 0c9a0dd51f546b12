import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import type { TierCollection } from '../../../data/model/replies.ts';
import type { Engine } from '../../map/engine-types.ts';
import {
  type Choropleth,
  choropleth,
  type GridTallies,
  patrolled,
  useChoroplethDrawing,
  useGridTallies,
} from '../../overlays/choropleth.ts';
import { gridIndices } from '../../overlays/issues/index-classes.ts';
import { patrolCoverageQuery } from '../../session/patrol-queries.ts';
import type { County } from '../../session/queries.ts';
import type { BrowseState } from './browse-state.ts';
import { IndexLegend } from './index-legend.tsx';
import type { IssueView } from './use-issue-view.ts';
import { usePointedGrid } from './use-pointed-grid.ts';

/** Walks are counted over the last thirty days: the index's rule says so. */
const walkedWithin = '30d';

/** The grids coloured by an index, if the address asks for one. */
export interface Colouring {
  /** Null: they are not coloured. */
  readonly shown: Choropleth | null;
  /** Null while nobody asks what is in the grids. */
  readonly tallied: GridTallies | null;
  /** The choice of the index, and what its colours mean. */
  readonly legend: ReactNode;
}

export function useColouring(
  engine: Engine | null,
  county: County,
  { url, tier, update }: BrowseState,
  grids: TierCollection | undefined,
  { table, crossed }: IssueView,
): Colouring {
  const index = gridIndices.find((one) => one === url.index);
  const tallied = useGridTallies(table, crossed, index !== undefined || url.grid !== undefined);
  const patrol = useQuery({
    ...patrolCoverageQuery(county.id, tier.id, walkedWithin),
    enabled: index === 'patrolled',
  }).data;
  const shown = useMemo(() => {
    if (index === 'patrolled') return patrol === undefined ? null : patrolled(patrol);
    return index === undefined || tallied === null ? null : choropleth(index, tallied);
  }, [index, tallied, patrol]);
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
  return { shown, tallied, legend };
}
