import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Issue } from '../../data/model/issue.ts';
import { displayStateOf } from '../../data/model/issue.ts';
import { type FacetField, facetFields, type IssueColumns } from '../../data/model/issue-columns.ts';
import { decodeIssueColumns } from '../../data/model/wire/decode.ts';
import { type TestServer, testNow, testServer } from '../helpers/server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await testServer();
});
afterEach(() => server.close());

const byNumber = (one: number, other: number) => one - other;
const facetOf = ({ facets }: IssueColumns, name: FacetField, row: number) => {
  const facet = facets[name];
  return facet?.values[facet.of[row] ?? -1];
};

const get = async (path: string) => (await server.send(`/api/counties/qingshan/${path}`)).json();
const all = async (query = ''): Promise<Issue[]> => (await get(`issues?limit=500&${query}`)).issues;
const instant = (index: number, issues: readonly Issue[]) => issues[index]?.reportedAt ?? '';

/** Every filter, with the same thing said in a sentence of code. */
const filters: [string, (issue: Issue) => boolean][] = [
  [
    'box=114.11,24.34,114.12,24.35',
    ({ longitude: x, latitude: y }) => x >= 114.11 && x <= 114.12 && y >= 24.34 && y <= 24.35,
  ],
  ['tier=minor&grid=W-01', ({ grids }) => grids.minor === 'W-01'],
  ['tier=major&grid=E', ({ grids }) => grids.major === 'E'],
  ['state=overdue', ({ state, dueAt }) => displayStateOf(state, dueAt, testNow) === 'overdue'],
  [
    'state=new,closed',
    ({ state, dueAt }) => ['new', 'closed'].includes(displayStateOf(state, dueAt, testNow)),
  ],
  ['category=litter,parking', ({ category }) => ['litter', 'parking'].includes(category)],
  [
    'from=2026-09-20T00:00:00Z&to=2026-10-01T00:00:00Z',
    ({ reportedAt }) => reportedAt >= '2026-09-20' && reportedAt < '2026-10-01',
  ],
  [
    'tier=minor&grid=E-02&category=litter',
    ({ grids, category }) => grids.minor === 'E-02' && category === 'litter',
  ],
];

describe('issues', () => {
  test.each(filters)('%s', async (query, holds) => {
    const expected = (await all()).filter(holds);
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(40);
    expect(await all(query)).toEqual(expected);
    const columns = decodeIssueColumns(await bytes(`issues/columns?fields=id&${query}`));
    expect([...columns.id].sort(byNumber)).toEqual(expected.map((issue) => issue.id).sort(byNumber));
  });

  test('come page by page, each once', async () => {
    const whole = await all();
    const seen: Issue[] = [];
    let page = await get('issues?limit=7');
    for (;;) {
      seen.push(...page.issues);
      expect(page.total).toBe(40);
      if (page.next === null) break;
      page = await get(`issues?limit=7&after=${page.next}`);
    }
    expect(seen).toEqual(whole);
    expect(whole.map((issue) => issue.reportedAt)).toEqual(
      whole
        .map((issue) => issue.reportedAt)
        .sort()
        .reverse(),
    );
  });

  test('a moment is the beginning of `from` and the end of `to`', async () => {
    const issues = await all();
    expect((await all(`from=${instant(0, issues)}`)).length).toBe(1);
    expect((await all(`to=${instant(0, issues)}`)).length).toBe(39);
  });

  test('the columns say what the JSON says', async () => {
    const columns = decodeIssueColumns(
      await bytes('issues/columns?fields=id,reported,due,closed,unit,source,placement,grids'),
    );
    const seconds = (text: string | null) => (text === null ? 0 : Math.floor(Date.parse(text) / 1000));
    const decoded = [...columns.id].map((id, i) => ({
      id,
      longitude: (columns.longitude[i] ?? 0) / 1e7,
      latitude: (columns.latitude[i] ?? 0) / 1e7,
      reported: columns.reported[i],
      due: columns.due[i],
      closed: columns.closed[i],
      category: columns.categories[columns.category[i] ?? -1],
      state: columns.states[columns.state[i] ?? -1],
      ...Object.fromEntries(facetFields.map((name) => [name, facetOf(columns, name, i)])),
    }));
    const expected = (await all()).map(
      ({ id, longitude, latitude, reportedAt, dueAt, closedAt, category, state, ...rest }) => ({
        id,
        longitude,
        latitude,
        reported: seconds(reportedAt),
        due: seconds(dueAt),
        closed: seconds(closedAt),
        category,
        state,
        unit: rest.unit ?? '',
        source: rest.source,
        placement: rest.placement,
        grids: JSON.stringify(rest.grids),
      }),
    );
    const inOrder = (one: { id: number }, other: { id: number }) => one.id - other.id;
    expect(decoded.sort(inOrder)).toEqual(expected.sort(inOrder));
  });

  test('a grid needs its tier', async () => {
    expect(await get('issues?grid=W-01')).toMatchObject({ status: 400, code: 'invalid-request' });
    expect(await get('issues/columns?tier=minor')).toMatchObject({ status: 400 });
  });
});

describe('reporting an issue', () => {
  const report = async (body: object) =>
    server.send({
      method: 'POST',
      url: '/api/counties/qingshan/issues',
      payload: { category: 'litter', ...body },
    });
  const inW02 = { longitude: 114.11, latitude: 24.345 };

  test('locates it, counts it and tells of it', async () => {
    const before = await get('counts');
    const reply = await report({ ...inW02, description: '路口' });
    expect(reply.statusCode).toBe(201);
    const issue: Issue = reply.json();
    expect(issue).toMatchObject({
      ...inW02,
      state: 'collected',
      grids: { major: 'W', minor: 'W-02' },
      description: '路口',
    });
    expect(Date.parse(issue.dueAt) - Date.parse(issue.reportedAt)).toBe(24 * 3_600_000);
    expect(await get(`issues/${issue.id}`)).toEqual(issue);
    const after = await get('counts');
    expect(after.total.new).toBe(before.total.new + 1);
    const ofGrid = (counts: typeof after, grid: string) =>
      counts.grids.find((one: { grid: string }) => one.grid === grid).counts.new;
    expect(ofGrid(after, 'W-02')).toBe(ofGrid(before, 'W-02') + 1);
    expect(ofGrid(after, 'E-02')).toBe(ofGrid(before, 'E-02'));
    expect(after.sequence).toBe(before.sequence + 1);
    expect((await get('tiers/minor/grids/W-02')).counts.new).toBe(ofGrid(after, 'W-02'));
    expect(await server.store.events.after('qingshan', before.sequence, 9)).toMatchObject([
      { kind: 'issue-reported', issue },
    ]);
  });

  test('is an officer’s, or a citizen’s that somebody passes on', async () => {
    expect((await report(inW02)).json()).toMatchObject({ source: 'officer' });
    expect((await report({ ...inW02, source: 'citizen' })).json()).toMatchObject({ source: 'citizen' });
    expect((await report({ ...inW02, source: 'import' })).statusCode).toBe(400);
  });

  test('keeps one outside every grid, as nobody’s', async () => {
    expect((await report({ longitude: 115, latitude: 24 })).json()).toMatchObject({ grids: {} });
  });

  test('refuses a report from later than a clock may be wrong by', async () => {
    const later = (ms: number) => report({ ...inW02, reportedAt: new Date(testNow + ms).toISOString() });
    expect((await later(3_600_000)).statusCode).toBe(201);
    const reply = await later(86_460_000);
    expect(reply.statusCode).toBe(422);
    expect(reply.json()).toMatchObject({ code: 'invalid-request', errors: [{ at: 'reportedAt' }] });
  });

  test('refuses a category that is not in the set', async () => {
    const reply = await report({ ...inW02, category: 'weather' });
    expect(reply.json()).toMatchObject({ status: 422, code: 'invalid-request' });
  });
});

async function bytes(path: string): Promise<ArrayBuffer> {
  const { rawPayload } = await server.send(`/api/counties/qingshan/${path}`);
  return new Uint8Array(rawPayload).buffer;
}
