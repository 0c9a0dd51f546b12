import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { issueSources, placements } from '../../../data/model/issue.ts';
import type { Tier } from '../../../data/model/scheme.ts';
import { useText } from '../../i18n/use-text.ts';
import type { FacetName } from '../../overlays/issues/issue-table.ts';
import { type County, categoriesQuery, rosterQuery, tierQuery } from '../../session/queries.ts';

/** How the values of facets are called in the reader's language. */
export function useFacetLabels(county: County, tier: Tier): (name: FacetName, value: string) => string {
  const t = useText();
  const categories = useQuery(categoriesQuery()).data?.categories;
  const parties = useQuery(rosterQuery(county.id)).data?.parties;
  const grids = useQuery(tierQuery(county, tier.id)).data?.features;
  return useMemo(() => {
    const named = {
      category: new Map(categories?.map(({ id, label }) => [id, t(label)])),
      unit: new Map(parties?.map(({ id, name }) => [id, t(name)])),
      grid: new Map(
        grids?.map(({ properties: one }) => {
          const name = one[t.language];
          return [one.id, name.includes(one.code) ? name : `${one.code} ${name}`];
        }),
      ),
      placement: new Map(placements.map((one): [string, string] => [one, t(`issues.placement.${one}`)])),
      source: new Map(issueSources.map((one): [string, string] => [one, t(`issues.source.${one}`)])),
    };
    return (name, value) => {
      if (value === '' && name === 'unit') return t('issues.no-unit');
      if (value === '' && name === 'grid') return t('issues.no-grid');
      return (name === 'state' ? undefined : named[name].get(value)) ?? value;
    };
  }, [t, categories, parties, grids]);
}
