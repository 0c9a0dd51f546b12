// @vitest-environment jsdom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Reply } from '../../../data/api.ts';
import { type FakeEngine, fakeEngine } from '../../helpers/fake-engine.ts';
import { mockApi } from '../../helpers/mock-api.ts';
import { sampleReplies } from '../../helpers/sample-county.ts';
import { openBrowse, SilentSource, standIns } from './browse.ts';

const made = vi.hoisted((): { engine: FakeEngine | null } => ({ engine: null }));
vi.mock('../../../client/map/use-engine.ts', () => ({ useEngine: () => made.engine }));

let walkedMetres = 300;
const name = (zh: string) => ({ zh, en: zh });
const coverage = (period: '7d' | '30d' | 'week'): Reply<'patrolCoverage'> => ({
  county: 'qingshan',
  plan: 'plan-1',
  tier: 'minor',
  period: { id: period, from: period === '7d' ? '2026-11-15' : '2026-10-23', to: '2026-11-21' },
  definition: { zh: '走过的长度 ÷ 总长度', en: 'walked ÷ all' },
  illustrative: true,
  total: { metres: 1200, walkedMetres },
  grids: [
    { grid: 'W-02', label: name('二'), metres: 200, walkedMetres: 200 },
    { grid: 'W-01', label: name('一'), metres: 1000, walkedMetres: 100 },
  ],
  streets: [
    { street: 's1', name: name('后巷'), metres: 80, walkedMetres: 0, lastWalked: null, daysSince: null },
    {
      street: 's2',
      name: name('建设路'),
      metres: 900,
      walkedMetres: 300,
      lastWalked: '2026-11-16',
      daysSince: 5,
    },
  ],
  times: [{ weekday: 5, hour: 16, metres: 300 }],
});
const line = (walked: boolean) => ({
  type: 'Feature' as const,
  properties: { street: 's2', walked, lastWalked: null },
  geometry: {
    type: 'LineString' as const,
    coordinates: [
      [114.1, 24.34],
      [114.11, 24.34],
    ] as [number, number][],
  },
});
const mock = mockApi({
  ...sampleReplies,
  patrolCoverage: ({ query }) => coverage(query.period),
  patrolLines: () => ({ type: 'FeatureCollection', features: [line(true), line(false)] }),
});
const server = setupServer(...mock.handlers);
let engine = fakeEngine();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
beforeEach(() => {
  standIns();
  engine = fakeEngine();
  made.engine = engine;
  walkedMetres = 300;
});
afterEach(() => {
  cleanup();
  localStorage.clear();
});
afterAll(() => server.close());

const drawn = () => (engine.slots.get('patrol')?.features ?? []).map(({ properties }) => properties);

test('patrols are laid over the map and told with numerator, denominator and definition', async () => {
  const { user } = openBrowse(engine);
  await user.click(await screen.findByRole('button', { name: '徒步巡查' }));
  const card = await screen.findByRole('region', { name: '徒步巡查覆盖' });
  expect(await within(card).findByText('25 %（走过 300 米 ÷ 共 1.20 公里）')).toBeDefined();
  const rows = within(await within(card).findByRole('region', { name: /走得最少/ })).getAllByRole('button');
  expect(rows.map(({ textContent }) => textContent?.slice(0, 4))).toEqual(['W-01', 'W-02']);
  expect(within(card).getByText('后巷')).toBeDefined();
  expect(within(card).getByText('5 天前走过')).toBeDefined();
  expect(within(card).getByRole('row', { name: /16–18 0 0 0 0 300 0 0/ })).toBeDefined();
  expect(within(card).getByText('走过的长度 ÷ 总长度')).toBeDefined();
  await waitFor(() => expect(drawn()).toEqual([{ walked: true }, { walked: false }]));
  await user.selectOptions(within(card).getByRole('combobox', { name: '期间' }), '7d');
  expect(await within(card).findByText('2026-11-15 至 2026-11-21')).toBeDefined();
  await user.click(screen.getByRole('button', { name: '徒步巡查' }));
  await waitFor(() => expect(drawn()).toEqual([]));
});

test('a walk somewhere makes the figures new', async () => {
  const { user } = openBrowse(engine);
  await user.click(await screen.findByRole('button', { name: '徒步巡查' }));
  await screen.findByText('25 %（走过 300 米 ÷ 共 1.20 公里）');
  walkedMetres = 600;
  const data = JSON.stringify({ sequence: 9, kind: 'patrol-walked', at: '2026-11-21T00:00:00Z' });
  act(() => void SilentSource.last?.dispatchEvent(new MessageEvent('message', { data })));
  expect(await screen.findByText('50 %（走过 600 米 ÷ 共 1.20 公里）')).toBeDefined();
});

test('the certificate counts who answers for what, and names who has too much', async () => {
  const { user } = openBrowse(engine);
  await user.click(await screen.findByRole('button', { name: '覆盖检查' }));
  const census = await screen.findByRole('region', { name: '谁负责什么' });
  expect(within(census).getByRole('row', { name: '领导 1 ÷ 2' })).toBeDefined();
  expect(within(census).getByText('忙人岗')).toBeDefined();
  expect(within(census).getByText('分工的口径')).toBeDefined();
});

test('while an index colours the grids the legend says what is not drawn', async () => {
  const { unmount } = openBrowse(engine, '/?index=patrolled');
  expect(await screen.findByText('密集处不画六边形，放大可见各点。')).toBeDefined();
  unmount();
  openBrowse(engine, '/');
  await screen.findByRole('region', { name: '网格着色' });
  expect(screen.queryByText(/密集处/)).toBeNull();
});
