import { useQuery } from '@tanstack/react-query';
import { displayStates } from '../../../data/model/issue.ts';
import { localDay } from '../../../data/rules/local-day.ts';
import { formatInstant, formatLength, formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Engine } from '../../map/engine-types.ts';
import type { Choropleth } from '../../overlays/choropleth.ts';
import { type FacetName, facetNames } from '../../overlays/issues/issue-table.ts';
import { type FetchOptions, fetchIssues } from '../../session/fetch-issues.ts';
import { type County, categoriesQuery, rosterQuery } from '../../session/queries.ts';
import { palettes } from '../../ui/palette.ts';
import { useTheme } from '../../ui/use-theme.ts';
import type { BrowseState } from './browse-state.ts';
import { issueCsv, issueGeoJson } from './issue-files.ts';
import { mapPicture } from './map-picture.ts';
import { pictureSigns } from './picture-signs.ts';
import { roundLength } from './round-length.ts';
import { useFacetLabels } from './use-facet-labels.ts';
import type { IssueView } from './use-issue-view.ts';

export type ExportFormat = 'csv' | 'geojson' | 'png';

interface ExportedFile {
  readonly blob: Blob;
  readonly name: string;
}
type Make = (format: ExportFormat, ids: ReadonlySet<number>, options: FetchOptions) => Promise<ExportedFile>;

/** Makes files of what is in view and passes the filters. */
export function useExports(
  county: County,
  state: BrowseState,
  issues: IssueView,
  engine: Engine | null,
  coloured: Choropleth | null,
): Make {
  const t = useText();
  const categories = useQuery(categoriesQuery()).data?.categories;
  const parties = useQuery(rosterQuery(county.id)).data?.parties;
  const picture = usePicture(county, state, issues, engine, coloured);
  const names = {
    t,
    timeZone: county.scheme.timeZone,
    tiers: county.scheme.tiers,
    illustrative: county.illustrative ? t(county.scheme.notice) : null,
    category: nameIn(categories?.map(({ id, label }) => [id, t(label)])),
    unit: nameIn(parties?.map(({ id, name }) => [id, t(name)])),
  };
  return async (format, ids, options) => {
    const now = Date.now();
    const stem = `${county.id}-${localDay(now, names.timeZone)}`;
    if (format === 'png') return { blob: await picture(now), name: `${stem}.png` };
    const found = await fetchIssues(queryOf(county, state, engine), ids, options);
    if (format === 'geojson')
      return {
        blob: new Blob([issueGeoJson(found, names)], { type: 'application/geo+json' }),
        name: `${stem}.geojson`,
      };
    return {
      blob: new Blob([issueCsv(found, { ...names, now })], { type: 'text/csv;charset=utf-8' }),
      name: `${stem}.csv`,
    };
  };
}

function nameIn(named: readonly (readonly [string, string])[] | undefined): (id: string) => string {
  const found = new Map(named);
  return (id) => found.get(id) ?? id;
}

/** What surely holds of every issue that is in view and seen: its place and, where some are chosen, its category. */
function queryOf({ id }: County, { filter }: BrowseState, engine: Engine | null) {
  const { category } = filter.chosen;
  return {
    county: id,
    ...(engine !== null && { box: engine.bounds().join(',') }),
    ...(category !== undefined && category.size > 0 && { category: [...category].join(',') }),
  };
}

/** The picture of the map with what it shows written around it. */
function usePicture(
  county: County,
  { filter, tier }: BrowseState,
  { table, crossed, time }: IssueView,
  engine: Engine | null,
  coloured: Choropleth | null,
): (now: number) => Promise<Blob> {
  const t = useText();
  const theme = useTheme();
  const labelOf = useFacetLabels(county, tier);
  const chosen = facetNames.flatMap((name: FacetName) => {
    const values = filter.chosen[name];
    if (values === undefined || name === 'state') return [];
    return [
      `${t(`issues.facet.${name}`)}: ${[...values].map((value) => labelOf(name, value)).join(t('app.list-separator'))}`,
    ];
  });
  const states = displayStates.filter((one) => filter.chosen.state?.has(one));
  const shows = [
    ...(coloured === null ? [] : [t(`issues.index.${coloured.index}`)]),
    states.map((one) => t(`issue.state.${one}`)).join(t('app.list-separator')),
    ...chosen,
    ...(time.days === null ? [] : [time.days.join(' – ')]),
    t('issues.filter.seen', {
      seen: formatNumber(t, crossed?.seen ?? 0),
      all: formatNumber(t, table?.columns.count ?? 0),
    }),
  ];
  return async (now) => {
    if (engine === null) throw new Error('there is no map');
    const metresPerPixel = engine.metresPerPixel();
    const metres = roundLength(metresPerPixel * 120);
    const { panel, map } = palettes[theme];
    return mapPicture(
      await engine.picture(),
      {
        title: `${t(county.name)} · ${t(tier.label)}`,
        shows: shows.join(' · '),
        legend: pictureSigns(t, states, coloured, map),
        marks: [
          ...(county.illustrative ? ['示意 · illustrative'] : []),
          t('issues.picture.time', {
            time: formatInstant(new Date(now).toISOString(), county.scheme.timeZone),
          }),
          t('leader.overview.in-force', { date: county.plan.effectiveFrom }),
        ],
        scale: { label: formatLength(t, metres), pixels: metres / metresPerPixel },
      },
      panel,
      devicePixelRatio,
    );
  };
}
