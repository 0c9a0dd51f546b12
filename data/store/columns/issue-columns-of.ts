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
  issues: Of,
  points: PointColumns,
  fields: readonly IssueField[],
  sequence: number,
  since: Since | null = null,
): IssueColumns {
  const category = facetOf(issues, points.kind, 'category');
  if (category.values.length > 256) throw new RangeError('more than 256 categories do not travel');
  const facets: Partial<Record<FacetField, IssueFacet>> = {};
  for (const name of facetFields)
    if (fields.includes(name)) facets[name] = facetOf(issues, points.kind, name);
  return {
    ...points,
    ...daysOf(points.reported, issues.days),
    count: points.state.length,
    sequence,
    after: since?.after ?? null,
    gone: since?.gone ?? [],
    fields,
    categories: category.values,
    states: issueStates,
    category: category.of instanceof Uint8Array ? category.of : new Uint8Array(category.of),
    facets,
  };
}

type Of = Pick<CountyIssues, 'county' | 'kinds' | 'days'>;
type Told = FacetField | 'category';

/** What kinds tell: the values of all the county's kinds, in order, and by kind which it has. */
interface Index {
  readonly version: number;
  readonly values: readonly string[];
  readonly ofKind: Uint16Array;
}

/** Made once for each county, and again when there are other kinds. */
const indices = new WeakMap<Of, Map<Told, Index>>();

function indexOf(issues: Of, name: Told): Index {
  const { county, kinds } = issues;
  const known = indices.get(issues) ?? new Map<Told, Index>();
  indices.set(issues, known);
  const found = known.get(name);
  if (found?.version === kinds.version()) return found;
  const tell = (kind: Kind) => kind[name] ?? '';
  const values = [...new Set(kinds.all.filter((kind) => kind.county === county).map(tell))].sort();
  const places = new Map(values.map((value, place) => [value, place]));
  const ofKind = Uint16Array.from(kinds.all, (kind) => places.get(tell(kind)) ?? 0);
  const made = { version: kinds.version(), values, ofKind };
  known.set(name, made);
  return made;
}

function facetOf(issues: Of, kindOf: Uint32Array, name: Told): IssueFacet {
  const { values, ofKind } = indexOf(issues, name);
  const of = values.length > 256 ? new Uint16Array(kindOf.length) : new Uint8Array(kindOf.length);
  for (let row = 0; row < kindOf.length; row++) of[row] = ofKind[kindOf[row]!]!;
  return { values, of };
}

function daysOf(reported: Uint32Array, days: LocalDays): Pick<IssueColumns, 'day' | 'dayStarts'> {
  if (reported.length === 0) return { day: new Uint16Array(0), dayStarts: new Uint32Array(0) };
  let [first, last] = [reported[0]!, reported[0]!];
  for (let row = 1; row < reported.length; row++) {
    const second = reported[row]!;
    if (second < first) first = second;
    else if (second > last) last = second;
  }
  const firstDay = days.dayOf(first);
  const length = days.dayOf(last) - firstDay + 1;
  const starts = new Float64Array(length + 1);
  for (let at = 0; at <= length; at++) starts[at] = days.startOf(firstDay + at);
  const begin = starts[0]!;
  const day = new Uint16Array(reported.length);
  for (let row = 0; row < reported.length; row++) {
    // A day is an hour longer or shorter at most: the guess is off by one at most.
    const second = reported[row]!;
    let guess = Math.min(length - 1, Math.floor((second - begin) / daySeconds));
    if (second < starts[guess]!) guess -= 1;
    else if (second >= starts[guess + 1]!) guess += 1;
    day[row] = guess;
  }
  return { day, dayStarts: Uint32Array.from(starts.subarray(0, length), (start) => Math.max(0, start)) };
}

const daySeconds = 86_400;
