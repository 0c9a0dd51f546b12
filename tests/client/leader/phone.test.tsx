// @vitest-environment jsdom
import { act, cleanup, screen, waitFor } from '@testing-library/react';
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
  standIns({ phone: true });
  engine = fakeEngine();
  made.engine = engine;
});
afterEach(cleanup);
afterAll(() => server.close());

test('the sheet is lowered at first, comes up for what is chosen, and can be lowered again', async () => {
  const { user } = openBrowse(engine);
  const raise = await screen.findByRole('button', { name: '拉高面板' });
  expect(screen.queryByRole('heading', { name: '青山县城' })).toBeNull();
  await waitFor(() => expect(engine.slots.has('grids')).toBe(true));
  act(() => engine.click({ feature: { slot: 'grids', properties: { id: 'W-01' } } }));
  expect(await screen.findByRole('heading', { name: 'W-01 后巷西网格' })).toBeDefined();
  await user.click(raise);
  await user.click(screen.getByRole('button', { name: '收起面板' }));
  expect(screen.queryByRole('heading', { name: 'W-01 后巷西网格' })).toBeNull();
});

test('a tap where the sheet will be brings the place into sight', async () => {
  openBrowse(engine);
  await waitFor(() => expect(engine.slots.has('grids')).toBe(true));
  act(() =>
    engine.click({ y: window.innerHeight * 0.8, feature: { slot: 'grids', properties: { id: 'W-01' } } }),
  );
  expect(engine.flights.at(-1)).toContain('flyTo {"longitude":114.105,"latitude":24.35,"zoom":13}');
});

test('a link to a grid opens with the sheet raised', async () => {
  openBrowse(engine, '/?grid=W-01');
  expect(await screen.findByRole('heading', { name: 'W-01 后巷西网格' })).toBeDefined();
});
