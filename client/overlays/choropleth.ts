import { useEffect, useMemo } from 'react';
import type { PatrolCoverage } from '../../data/model/patrol.ts';
import type { TierCollection } from '../../data/model/replies.ts';
import type { TierKind } from '../../data/model/scheme.ts';
import {
  type IndexValue,
  type IssueIndex,
  indexOf,
  type Tallies,
  tallies,
} from '../../data/rules/issue-indices.ts';
import type { Engine } from '../map/engine-types.ts';
import { type MeasureSlot, nothing, type SlotFeature } from '../map/slot-data.ts';
import { classOf, type GridIndex, type IndexClass, indexClasses, shadeOf } from './issues/index-classes.ts';
import { type Crossed, seenBut } from './issues/issue-filter.ts';
import type { IssueTable } from './issues/issue-table.ts';

/** The cases of every grid of the tier in view, by what the indices need. */
export interface GridTallies {
  readonly found: Tallies;
  /** By grid: its place in the tallies. */
  readonly placeOf: ReadonlyMap<string, number>;
}

/**
 * Counts the issues that the filters leave, by grid; the filters by state and by grid are left aside, or they would decide the
 * indices. Null while the grids are not known.
 */
export function gridTallies({ columns, now, facets }: IssueTable, { fails }: Crossed): GridTallies | null {
  if (facets.grid === undefined) return null;
  const { values, of } = facets.grid;
  const found = tallies(columns, of, values.length, now, (row) => seenBut(fails[row] ?? 0, 'state', 'grid'));
  const grids = values.flatMap((id, place) => (id === '' ? [] : [[id, place] as const]));
  return { found, placeOf: new Map(grids) };
}

/** @param wanted nothing is counted while nobody looks */
export function useGridTallies(
  table: IssueTable | undefined,
  crossed: Crossed | undefined,
  wanted: boolean,
): GridTallies | null {
  return useMemo(
    () => (wanted && table !== undefined && crossed !== undefined ? gridTallies(table, crossed) : null),
    [table, crossed, wanted],
  );
}

/** An index of every grid of the tier in view, with its classes. */
export interface Choropleth {
  readonly index: GridIndex;
  readonly classes: readonly IndexClass[];
  readonly valueIn: ReadonlyMap<string, IndexValue>;
}

export function choropleth(index: IssueIndex, { found, placeOf }: GridTallies): Choropleth {
  return classified(index, new Map([...placeOf].map(([id, place]) => [id, indexOf(index, found, place)])));
}

/** The share of each grid's street length that was walked, metres of metres. */
export function patrolled({ grids }: Pick<PatrolCoverage, 'grids'>): Choropleth {
  const valueIn = grids.map(({ grid, metres, walkedMetres }): [string, IndexValue] => [
    grid,
    { numerator: walkedMetres, denominator: metres, value: metres === 0 ? null : walkedMetres / metres },
  ]);
  return classified('patrolled', new Map(valueIn));
}

function classified(index: GridIndex, valueIn: Choropleth['valueIn']): Choropleth {
  const known = [...valueIn.values()].flatMap(({ value }) => (value === null ? [] : [value]));
  return { index, valueIn, classes: indexClasses(index, known) };
}

/** Colours the grids by an index. */
export function useChoroplethDrawing(
  engine: Engine | null,
  grids: TierCollection | undefined,
  kind: TierKind,
  shown: Choropleth | null,
): void {
  useEffect(() => {
    if (engine === null || grids === undefined || shown === null) return;
    engine.setSlot('measures', { type: 'FeatureCollection', features: measureFeatures(grids, kind, shown) });
    return () => engine.setSlot('measures', nothing);
  }, [engine, grids, kind, shown]);
}

/** The grids with how dark each is drawn; those without a value are drawn as having none. */
export function measureFeatures(
  grids: TierCollection,
  kind: TierKind,
  { index, classes, valueIn }: Choropleth,
): SlotFeature<MeasureSlot>[] {
  return grids.features.map(({ type, geometry, properties: { id } }) => {
    const value = valueIn.get(id)?.value ?? null;
    const shade = value === null ? -1 : shadeOf(classOf(value, classes), index, classes.length);
    return { type, geometry, properties: { id, shade, kind: kind === 'organisation' ? 'area' : kind } };
  });
}
