// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Reply, Request } from '../../../data/api.ts';
import type { Grant } from '../../../data/model/account.ts';
import { type FakeEngine, fakeEngine } from '../../helpers/fake-engine.ts';
import { mockApi, somebody } from '../../helpers/mock-api.ts';
import { sampleReplies } from '../../helpers/sample-county.ts';
import { openBrowse, standIns } from './browse.ts';

const made = vi.hoisted((): { engine: FakeEngine | null } => ({ engine: null }));
vi.mock('../../../client/map/use-engine.ts', () => ({ useEngine: () => made.engine }));

type Summary = Reply<'patrolTracks'>[number];
const summary = (id: number, more: Partial<Summary>): Summary => ({
  id,
  walker: 'chen.wei',
  own: false,
  unit: 'unit-a',
  crs: 'wgs84',
  from: '2026-11-20T08:05:00.000Z',
  to: '2026-11-20T08:43:00.000Z',
  points: 2,
  metres: 1234,
  until: '2026-12-20T08:43:00.000Z',
  ...more,
});
const officer: Grant = { county: 'qingshan', role: 'officer', grids: [] };
let grant: Grant;
let tracks: Summary[];
let sent: Request<'reportPatrol'>['body'][];
const line = [114.105, 114.106].map((x, index) => ({
  place: [x, 24.35] as [number, number],
  at: `2026-11-20T08:05:${index}0.000Z`,
}));
const mock = mockApi({
  ...sampleReplies,
  session: () => ({ ...somebody, account: somebody.account && { ...somebody.account, grants: [grant] } }),
  patrolTracks: () => tracks,
  patrolTrack: ({ parameters }) => ({
    ...(tracks.find(({ id }) => id === parameters.track) ?? tracks[0]!),
    line,
  }),
  deletePatrolTrack: ({ parameters }) => {
    tracks = tracks.filter(({ id }) => id !== parameters.track);
    return tracks;
  },
  reportPatrol: ({ body }) => {
    sent.push(body);
    return { track: 9, points: body.points?.length ?? 0, inexact: 0, stretches: 3, metres: 60 };
  },
});
const server = setupServer(...mock.handlers);
let engine = fakeEngine();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
beforeEach(() => {
  standIns();
  engine = fakeEngine();
  made.engine = engine;
  grant = officer;
  sent = [];
  tracks = [summary(4, { own: true }), summary(3, { metres: null })];
});
afterEach(cleanup);
afterAll(() => server.close());

const drawn = () => (engine.slots.get('track')?.features ?? []).map(({ properties }) => properties);

test('tracks are listed, shown where they were walked, and deleted by their walker after a second word', async () => {
  const { user, search } = openBrowse(engine);
  await user.click(await screen.findByRole('button', { name: '轨迹' }));
  const list = await screen.findByRole('region', { name: '保存着的轨迹' });
  const rows = await within(list).findAllByRole('button');
  expect(rows.map(({ textContent }) => textContent)).toEqual([
    '2026-11-20 16:05 – 16:43我的 · 1.23 公里',
    '2026-11-20 16:05 – 16:43chen.wei',
  ]);
  await user.click(rows[0]!);
  expect(search().get('track')).toBe('4');
  await waitFor(() => expect(drawn()).toEqual([{ role: 'line' }, { role: 'end' }]));
  expect(engine.flights.at(-1)).toContain('114.105');
  await user.click(await screen.findByRole('button', { name: '删除这条轨迹' }));
  expect(tracks).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: '确认删除' }));
  await waitFor(() => expect(screen.queryByText(/1\.23 公里/)).toBeNull());
  expect(tracks.map(({ id }) => id)).toEqual([3]);
  await waitFor(() => expect(drawn()).toEqual([]));
});

test('a colleague’s track can be looked at and not deleted', async () => {
  openBrowse(engine, '/?panel=walks&track=3');
  expect(await screen.findByText('chen.wei')).toBeDefined();
  expect(screen.queryByRole('button', { name: '删除这条轨迹' })).toBeNull();
});

test('who sees one’s tracks is said: the unit, or nobody', async () => {
  grant = { ...officer, unit: 'unit-a' };
  const { unmount } = openBrowse(engine, '/?panel=walks');
  expect(await screen.findByText(/本单位（unit-a）看得到/)).toBeDefined();
  unmount();
  grant = officer;
  openBrowse(engine, '/?panel=walks');
  expect(await screen.findByText(/只有您本人看得到/)).toBeDefined();
});

test('who walks no patrols is offered nothing of it', async () => {
  grant = { county: 'qingshan', role: 'planner', grids: [] };
  openBrowse(engine);
  await screen.findByRole('button', { name: '上报' });
  expect(screen.queryByRole('button', { name: '轨迹' })).toBeNull();
});

test('a file goes out in the system that is chosen for it; what is no track is refused with a reason', async () => {
  const { user } = openBrowse(engine, '/?panel=walks');
  const card = await screen.findByRole('region', { name: '上传轨迹文件' });
  const input = within(card).getByLabelText('选择 GPX 或 GeoJSON 文件');
  await user.upload(input, new File(['<gpx></gpx>'], 'empty.gpx'));
  expect(await within(card).findByText('轨迹里没有点。')).toBeDefined();
  expect(sent).toEqual([]);
  await user.selectOptions(within(card).getByRole('combobox', { name: '坐标系' }), 'gcj02');
  const time = new Date().toISOString();
  const gpx = `<gpx><trkpt lat="24.35" lon="114.11"><time>${time}</time></trkpt></gpx>`;
  await user.upload(input, new File([gpx], 'walk.gpx'));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ crs: 'gcj02', points: [{ place: [114.11, 24.35], at: time }] });
  expect(await screen.findByText(/已上传：0 米/)).toBeDefined();
  expect(within(card).queryByRole('alert')).toBeNull();
});

test('a device that says nothing of where it is says why, and the mark on the map says it is recording', async () => {
  const { user } = openBrowse(engine, '/?panel=walks');
  await user.click(await screen.findByRole('button', { name: '开始记录' }));
  expect(await screen.findByText('此连接不能定位（需要 https）')).toBeDefined();
  expect(screen.getByRole('button', { name: '记录中 0 米' })).toBeDefined();
  await user.click(screen.getByRole('button', { name: '结束并上传' }));
  expect(await screen.findByText('没有记录到足够准确的位置。')).toBeDefined();
  expect(sent).toEqual([]);
});
