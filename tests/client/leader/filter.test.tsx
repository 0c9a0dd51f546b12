// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type FakeEngine, fakeEngine } from '../../helpers/fake-engine.ts';
import { mockApi } from '../../helpers/mock-api.ts';
import { sampleReplies } from '../../helpers/sample-county.ts';
import { openBrowse, standIns } from './browse.ts';

const made = vi.hoisted((): { engine: FakeEngine | null } => ({ engine: null }));
vi.mock('../../../client/map/use-engine.ts', () => ({ useEngine: () => made.engine }));

const server = setupServer(...mockApi(sampleReplies).handlers);
let engine = fakeEngine();

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
beforeEach(() => {
  standIns();
  engine = fakeEngine();
  made.engine = engine;
});
afterEach(cleanup);
afterAll(() => server.close());

const rows = () => engine.issues()?.rows.length;

test('a choice in a list filters the map; the address keeps it; clearing brings everything back', async () => {
  const { user, search } = openBrowse(engine, '/?panel=filter&hide=');
  const list = await screen.findByRole('region', { name: '类别' });
  await waitFor(() => expect(rows()).toBe(1));
  await user.click(within(list).getByRole('button', { name: /暴露垃圾1/ }));
  expect(search().get('category')).toBe('litter');
  expect(rows()).toBe(1);
  await user.click(await screen.findByRole('button', { name: '清除筛选' }));
  await waitFor(() => expect(search().get('category')).toBeNull());
});

test('a link to a filter that nothing passes shows nothing, and says what there would be', async () => {
  openBrowse(engine, '/?panel=filter&hide=&category=parking');
  expect(await screen.findByText('显示 0 / 1 件')).toBeDefined();
  expect(rows()).toBe(0);
  const list = await screen.findByRole('region', { name: '类别' });
  expect(within(list).getByRole('button', { name: /暴露垃圾1/ })).toBeDefined();
});

test('the place of a report is pointed out on the map, whatever lies there', async () => {
  const { search } = openBrowse(engine, '/?panel=report');
  expect(await screen.findByText(/点一下地图/)).toBeDefined();
  const send = () => screen.getAllByRole('button', { name: '上报' }).find((one) => one.closest('form'));
  expect(send()).toHaveProperty('disabled', true);
  engine.click({
    longitude: 114.1051234567,
    issue: 7,
    feature: { slot: 'grids', properties: { id: 'W-01' } },
  });
  await waitFor(() => expect(search().get('here')).toBe('114.1051235,24.35'));
  expect(search().get('issue')).toBeNull();
  expect(search().get('grid')).toBeNull();
  expect(await screen.findByRole('region', { name: '这里属于哪个网格' })).toBeDefined();
});
