import { issueStates } from '../../model/issue.ts';
import {
  type FacetField,
  facetFields,
  type IssueColumns,
  type IssueFacet,
  type IssueField,
} from '../../model/issue-columns.ts';
import type { LocalDays } from '../../rules/local-days.ts';
import type { CountyIssues } from './county-issues.ts';
import type { Kind } from './kinds.ts';
import type { PointColumns } from './point-columns.ts';

/** Since when the columns tell what changed, and what is not among them any more; null where they are all there is. */
export interface Since {
  readonly after: number;
  readonly gone: readonly number[];
}

/** Points as they travel: kinds give way to what they mean, and days are numbered from the first one. */
export function issueColumnsOf(
  { county, kinds, days }: Pick<CountyIssues, 'county' | 'kinds' | 'days'>,
  points: PointColumns,
  fields: readonly IssueField[],
  sequence: number,
  since: Since | null = null,
): IssueColumns {
  const ofCounty = kinds.all.map((kind) => (kind.county === county ? kind : null));
  const category = facetOf(ofCounty, points.kind, (kind) => kind.category);
  if (category.values.length > 256) throw new RangeError('more than 256 categories do not travel');
  const facets: Partial<Record<FacetField, IssueFacet>> = {};
  for (const name of facetFields)
    if (fields.includes(name)) facets[name] = facetOf(ofCounty, points.kind, (kind) => kind[name] ?? '');
  return {
    ...points,
    ...daysOf(points.reported, days),
    count: points.id.length,
    sequence,
    after: since?.after ?? null,
    gone: since?.gone ?? [],
    fields,
    categories: category.values,
    states: issueStates,
    category: Uint8Array.from(category.of),
    facets,
  };
}

/** What each point has of something that its kind tells; of the values of all the county's kinds, in order. */
function facetOf(
  kinds: readonly (Kind | null)[],
  kindOf: Uint32Array,
  tell: (kind: Kind) => string,
): IssueFacet {
  const values = [...new Set(kinds.flatMap((kind) => (kind === null ? [] : [tell(kind)])))].sort();
  const places = new Map(values.map((value, place) => [value, place]));
  const ofKind = Uint16Array.from(kinds, (kind) => (kind === null ? 0 : places.get(tell(kind))!));
  const of = values.length > 256 ? new Uint16Array(kindOf.length) : new Uint8Array(kindOf.length);
  for (let row = 0; row < kindOf.length; row++) of[row] = ofKind[kindOf[row]!]!;
  return { values, of };
}

function daysOf(reported: Uint32Array, days: LocalDays): Pick<IssueColumns, 'day' | 'dayStarts'> {
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (const second of reported) {
    if (second < first) first = second;
    if (second > last) last = second;
  }
  if (reported.length === 0) return { day: new Uint16Array(0), dayStarts: new Uint32Array(0) };
  const firstDay = days.dayOf(first);
  const length = days.dayOf(last) - firstDay + 1;
  const day = new Uint16Array(reported.length);
  for (let row = 0; row < reported.length; row++) day[row] = days.dayOf(reported[row]!) - firstDay;
  return {
    day,
    dayStarts: Uint32Array.from({ length }, (_, at) => Math.max(0, days.startOf(firstDay + at))),
  };
}
