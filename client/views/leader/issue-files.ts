import { displayStateOf, type Issue } from '../../../data/model/issue.ts';
import type { Tier } from '../../../data/model/scheme.ts';
import { type CsvCell, csvText } from '../../../data/rules/csv-text.ts';
import { formatInstant } from '../../i18n/format.ts';
import type { Speak } from '../../i18n/use-text.ts';

/** What issues are called by in a file, and where they are. */
export interface IssueNames {
  readonly t: Speak;
  readonly timeZone: string;
  readonly tiers: readonly Tier[];
  readonly category: (id: string) => string;
  readonly unit: (id: string) => string;
  /** Said in the file where the county's data is drawn by a program; null where it is not. */
  readonly illustrative: string | null;
  /** Epoch milliseconds: decides what is overdue. */
  readonly now: number;
}

/** Issues as a table for Excel and WPS: one a line, times in the county's zone, names in the reader's language. */
export function issueCsv(issues: readonly Issue[], names: IssueNames): string {
  const { t, tiers, illustrative } = names;
  const heading = [
    ...columns.map(({ name }) => t(`issues.column.${name}`)),
    ...tiers.map(({ label }) => t(label)),
    ...(illustrative === null ? [] : [t('issues.column.note')]),
  ];
  const lines = issues.map((issue) => [
    ...columns.map(({ cell }) => cell(issue, names)),
    ...tiers.map(({ id }) => issue.grids[id] ?? null),
    ...(illustrative === null ? [] : [illustrative]),
  ]);
  return csvText([heading, ...lines]);
}

const time = (instant: string | null, { timeZone }: IssueNames) =>
  instant === null ? null : formatInstant(instant, timeZone);

const columns = [
  { name: 'number', cell: ({ number }) => number },
  { name: 'category', cell: ({ category }, names) => names.category(category) },
  { name: 'step', cell: ({ state }, { t }) => t(`issue.step.${state}`) },
  {
    name: 'state',
    cell: ({ state, dueAt }, { t, now }) => t(`issue.state.${displayStateOf(state, dueAt, now)}`),
  },
  { name: 'source', cell: ({ source }, { t }) => t(`issues.source.${source}`) },
  { name: 'unit', cell: ({ unit }, names) => (unit === null ? null : names.unit(unit)) },
  { name: 'reported', cell: ({ reportedAt }, names) => time(reportedAt, names) },
  { name: 'due', cell: ({ dueAt }, names) => time(dueAt, names) },
  { name: 'closed', cell: ({ closedAt }, names) => time(closedAt, names) },
  { name: 'longitude', cell: ({ longitude }) => longitude },
  { name: 'latitude', cell: ({ latitude }) => latitude },
  { name: 'placement', cell: ({ placement }, { t }) => t(`issues.placement.${placement}`) },
  { name: 'area', cell: ({ areaSquareMetres }) => areaSquareMetres },
  { name: 'description', cell: ({ description }) => description },
] as const satisfies readonly {
  readonly name: string;
  readonly cell: (issue: Issue, names: IssueNames) => CsvCell;
}[];

/** Issues as GeoJSON (RFC 7946), with the properties that the API gives them. */
export function issueGeoJson(
  issues: readonly Issue[],
  { illustrative }: Pick<IssueNames, 'illustrative'>,
): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    ...(illustrative !== null && { illustrative }),
    features: issues.map(({ longitude, latitude, ...properties }) => ({
      type: 'Feature',
      id: properties.id,
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
      properties,
    })),
  });
}
