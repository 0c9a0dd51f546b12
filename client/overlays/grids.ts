import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { TierCollection } from '../../data/model/replies.ts';
import type { Tier } from '../../data/model/scheme.ts';
import type { Language } from '../../data/model/text.ts';
import type { Engine } from '../map/engine-types.ts';
import { bordersQuery, type County, tierQuery } from '../session/queries.ts';
import { dividingLines, gridFeatures, labelFeatures, outlines } from './grid-features.ts';
import { useStreetClasses } from './street-classes.ts';

type TierFeatures = TierCollection | undefined;

/**
 * Draws the grids of a tier with its borders, its parent's borders, the lines that divide by name, and the labels;
 * without `names` the codes alone, so that more of them find their place; `plain` without tints, where something else colours them.
 */
export function useGrids(
  engine: Engine | null,
  county: County,
  tier: Tier,
  language: Language,
  { names = true, plain = false }: { readonly names?: boolean; readonly plain?: boolean } = {},
): TierFeatures {
  const grids = useQuery(tierQuery(county, tier.id)).data;
  const classes = useStreetClasses(county, tier, grids);
  const around = surrounding(county.scheme.tiers, tier);
  const outer = useQuery({ ...tierQuery(county, around.id), enabled: around !== tier }).data;
  const borders = useQuery(bordersQuery(county)).data;
  useEffect(() => {
    if (engine === null || grids === undefined) return;
    engine.setSlot('grids', gridFeatures(grids, tier.kind, classes, plain));
  }, [engine, grids, classes, tier.kind, plain]);
  useEffect(() => {
    if (engine === null || grids === undefined) return;
    engine.setSlot('labels', labelFeatures(grids, names ? language : null, tier.kind));
  }, [engine, grids, tier.kind, language, names]);
  useEffect(() => {
    if (engine === null || grids === undefined) return;
    const own = tier.kind === 'area' || tier.kind === 'organisation' ? outlines(grids, 'own') : [];
    const above = outer === undefined ? [] : outlines(outer, around.id === tier.parent ? 'parent' : 'own');
    const chain = new Set([tier.id, ...ancestorsOf(county.scheme.tiers, tier)]);
    const dividing = borders === undefined ? [] : dividingLines(borders, chain, language);
    engine.setSlot('borders', { type: 'FeatureCollection', features: [...own, ...above, ...dividing] });
  }, [engine, grids, outer, borders, tier, around, county, language]);
  return grids;
}

/** The tier whose borders give the bearings: the parent, else, for streets and sites, the lowest that tiles the scope. */
export function surrounding(tiers: readonly Tier[], tier: Tier): Tier {
  const parent = tiers.find(({ id }) => id === tier.parent);
  if (parent !== undefined) return parent;
  if (tier.kind === 'area') return tier;
  return tiers.filter(({ partition }) => partition).toSorted((a, b) => b.rank - a.rank)[0] ?? tier;
}

function ancestorsOf(tiers: readonly Tier[], tier: Tier): string[] {
  const parent = tiers.find(({ id }) => id === tier.parent);
  return parent === undefined ? [] : [parent.id, ...ancestorsOf(tiers, parent)];
}
