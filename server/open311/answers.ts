import { type Category, displayStateOf, type Issue } from '../../data/model/issue.ts';
import type { Open311Request, PostedRequest, RequestsQuery } from '../../data/model/open311.ts';
import type { By } from '../../data/store/change.ts';
import type { CountyRecord } from '../../data/store/store.ts';
import { countyScope } from '../county-scope.ts';
import { issueMaker } from '../new-issue.ts';
import type { Services } from '../services.ts';
import { type Answered, wrong } from './format.ts';

const dayMs = 86_400_000;
/** The longest span of dates, and the most requests, that one answer has (GET Service Requests). */
const longestSpan = 90 * dayMs;
const mostRequests = 1_000;

const categoriesOf = async ({ store }: Services): Promise<readonly Category[]> =>
  (await store.counties.categories())?.categories ?? [];

/** GET Service List: the category set. */
export async function services(from: Services): Promise<Answered> {
  const value = (await categoriesOf(from)).map(({ id, label, major, kind, disorder, illegalBuilding }) => ({
    service_code: id,
    service_name: label.zh,
    description: label.en,
    metadata: illegalBuilding,
    type: 'realtime',
    keywords: [kind, disorder].filter((one) => one !== null).join(', '),
    group: major,
  }));
  return { status: 200, name: 'services', value };
}

/** GET Service Definition: illegal building asks for its area. */
export async function serviceDefinition(from: Services, code: string): Promise<Answered> {
  const category = (await categoriesOf(from)).find(({ id }) => id === code);
  if (category === undefined) return wrong(404, `There is no service_code ${code}.`);
  const area = {
    variable: true,
    code: 'area',
    datatype: 'number',
    required: false,
    datatype_description: '平方米 square metres',
    order: 1,
    description: '面积 Area',
    values: [],
  };
  const value = { service_code: code, attributes: category.illegalBuilding ? [area] : [] };
  return { status: 200, name: 'service_definition', value };
}

/** Of which county requests are asked for, and where callers find its photos. */
export interface Asked {
  readonly county: CountyRecord;
  readonly origin: string;
}

/** GET Service Requests: by number, or those reported in a span of at most 90 days that ends now unless dates say otherwise. */
export async function requests(from: Services, asked: Asked, query: RequestsQuery): Promise<Answered> {
  const { store, now } = from;
  const { county } = asked;
  if (query.service_request_id !== undefined) {
    const found = await Promise.all(query.service_request_id.map((id) => store.issues.get(county.id, id)));
    return answered(
      from,
      asked,
      found.filter((issue) => issue !== null),
    );
  }
  const end = query.end_date === undefined ? null : Date.parse(query.end_date);
  const start = query.start_date === undefined ? null : Date.parse(query.start_date);
  const to = end ?? (start === null ? now() : Math.min(now(), start + longestSpan));
  if (start !== null && to - start > longestSpan)
    return wrong(400, 'start_date and end_date are more than 90 days apart.');
  const states = query.status?.flatMap((status) =>
    status === 'closed' ? (['closed'] as const) : (['new', 'in-hand', 'overdue'] as const),
  );
  const { issues } = await store.issues.page(
    county.id,
    { from: start ?? to - longestSpan, to: to + 1, categories: query.service_code, states, now: now() },
    mostRequests,
  );
  return answered(from, asked, issues);
}

/** GET Service Request. */
export async function request(from: Services, asked: Asked, id: string): Promise<Answered> {
  const issue = /^\d{1,15}$/.test(id) ? await from.store.issues.get(asked.county.id, Number(id)) : null;
  return issue === null
    ? wrong(404, `There is no service_request_id ${id}.`)
    : answered(from, asked, [issue]);
}

async function answered(
  from: Services,
  { county, origin }: Asked,
  issues: readonly Issue[],
): Promise<Answered> {
  const names = new Map((await categoriesOf(from)).map(({ id, label }) => [id, label.zh]));
  const roster = await from.store.counties.roster(county.id);
  const units = new Map(roster?.parties.map(({ id, name }) => [id, name.zh]));
  const value = await Promise.all(
    issues.map(async (issue): Promise<Open311Request & Record<string, string | number | null>> => {
      const last = (await from.store.issues.history(county.id, issue.id))?.at(-1);
      const [photo] = await from.store.photos.ofIssue(county.id, issue.id);
      const isClosed = displayStateOf(issue.state, issue.dueAt, from.now()) === 'closed';
      return {
        service_request_id: String(issue.id),
        status: isClosed ? 'closed' : 'open',
        status_notes: last === undefined || last.note === '' ? null : last.note,
        service_name: names.get(issue.category) ?? issue.category,
        service_code: issue.category,
        description: issue.description,
        agency_responsible: issue.unit === null ? null : (units.get(issue.unit) ?? issue.unit),
        service_notice: null,
        requested_datetime: issue.reportedAt,
        updated_datetime: last?.at ?? issue.closedAt ?? issue.reportedAt,
        expected_datetime: issue.dueAt,
        address: null,
        address_id: null,
        zipcode: null,
        lat: issue.latitude,
        long: issue.longitude,
        media_url: photo === undefined ? null : `${origin}/api/counties/${county.id}/photos/${photo.id}`,
      };
    }),
  );
  return { status: 200, name: 'service_requests', value };
}

/**
 * POST Service Request. Where and what are kept; who reported, their address and telephone are not, and a media_url is noted and
 * not fetched.
 * @param within may the caller report in these grids?
 */
export async function post(
  from: Services,
  county: CountyRecord,
  posted: PostedRequest,
  by: By,
  within: (grids: readonly string[]) => boolean,
): Promise<Answered> {
  const { service_code: category, lat, long, media_url: media, address_string: address } = posted;
  if (category === undefined) return wrong(400, 'service_code was not provided.');
  if (lat === undefined || long === undefined)
    return wrong(400, 'lat and long were not provided; an address alone is not understood.');
  const notes = [posted.description, address && `地址 address: ${address}`, media && `照片 media: ${media}`];
  const description = notes.filter((one) => one !== undefined).join('\n');
  const area = posted['attribute[area]'];
  const sent = {
    category,
    longitude: long,
    latitude: lat,
    description,
    ...(area === undefined ? {} : { areaSquareMetres: area }),
  };
  const now = from.now();
  for (;;) {
    const scope = await countyScope(from, county.id);
    if (scope === null) return wrong(400, `${county.id} has no plan in force.`);
    const made = (await issueMaker(from, scope, now))(sent, 'open311');
    if (!made.ok) return wrong(400, `There is no service_code ${category}.`);
    const { issue } = made;
    if (!within(Object.values(issue.grids))) return wrong(403, 'This place is in none of your grids.');
    const { day, plan } = scope;
    const stored = await from.store.issues.report({
      county: county.id,
      issue,
      plan: plan.hash,
      day,
      by,
      now,
    });
    if (stored.ok) {
      const id = String(stored.issue.id);
      const value = [{ service_request_id: id, service_notice: null, account_id: null }];
      return { status: 201, name: 'service_requests', value };
    }
    if (stored.reason !== 'plan-changed')
      throw new Error(`a report without key and number: ${stored.reason}`);
  }
}
