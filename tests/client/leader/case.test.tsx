// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Reply, Request } from '../../../data/api.ts';
import { type FakeEngine, fakeEngine } from '../../helpers/fake-engine.ts';
import { MockProblem, mockApi } from '../../helpers/mock-api.ts';
import { sampleIssue, sampleReplies } from '../../helpers/sample-county.ts';
import { openBrowse, standIns } from './browse.ts';

const made = vi.hoisted((): { engine: FakeEngine | null } => ({ engine: null }));
vi.mock('../../../client/map/use-engine.ts', () => ({ useEngine: () => made.engine }));

const history: Reply<'issueHistory'> = [
  {
    revision: 2,
    at: '2026-10-01T01:00:00Z',
    actor: '李巡查',
    from: 'collected',
    to: 'filed',
    unit: null,
    dueAt: '2026-10-02T00:00:00Z',
    note: '',
  },
  {
    revision: 3,
    at: '2026-10-01T02:00:00Z',
    actor: '王指挥',
    from: 'filed',
    to: 'dispatched',
    unit: 'u1',
    dueAt: '2026-10-02T00:00:00Z',
    note: '请尽快',
  },
];
let steps: Request<'transitionIssue'>['body'][] = [];
let current = sampleIssue;
const replies = {
  ...sampleReplies,
  issue: () => current,
  issueHistory: () => history,
  roster: () => ({
    county: 'qingshan',
    illustrative: true,
    parties: [{ id: 'u1', kind: 'unit' as const, name: { zh: '环卫站', en: 'Sanitation' }, telephone: null }],
    placeTypes: [],
    outsideCommunities: [],
    assignments: [],
  }),
  transitionIssue: ({ body }: Request<'transitionIssue'>) => {
    steps.push(body);
    current = { ...current, state: 'handled', revision: current.revision + 1 };
    return current;
  },
};
const server = setupServer(...mockApi(replies).handlers);
let engine = fakeEngine();

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
beforeEach(() => {
  standIns();
  steps = [];
  current = sampleIssue;
  engine = fakeEngine();
  made.engine = engine;
});
afterEach(() => {
  cleanup();
  server.resetHandlers();
});
afterAll(() => server.close());

const names = (region: HTMLElement) =>
  within(region)
    .getAllByRole('button')
    .map((one) => one.textContent);

test('a case offers the steps that its state allows, and takes one with its note', async () => {
  const { user } = openBrowse(engine, '/?issue=7');
  const region = await screen.findByRole('region', { name: '办理' });
  expect(names(region)).toEqual(['处置反馈', '回退', '延期', '缓办']);
  await user.click(within(region).getByRole('button', { name: '处置反馈' }));
  await user.type(within(region).getByRole('textbox', { name: '说明（可不填）' }), '已清运');
  await user.click(within(region).getAllByRole('button', { name: '处置反馈' })[1] ?? region);
  await waitFor(() => expect(steps).toEqual([{ verb: 'handle', reason: '已清运' }]));
  await waitFor(() =>
    expect(names(screen.getByRole('region', { name: '办理' }))).toEqual(['核查通过', '返工']),
  );
});

test('a limit is given in the county’s time, whatever the device’s', async () => {
  const { user } = openBrowse(engine, '/?issue=7');
  const region = await screen.findByRole('region', { name: '办理' });
  await user.click(within(region).getByRole('button', { name: '延期' }));
  const until = within(region).getByLabelText('新期限');
  await user.type(until, '2026-12-01T18:00');
  await user.type(within(region).getByRole('textbox', { name: '理由' }), '等配件');
  await user.click(within(region).getAllByRole('button', { name: '延期' })[1] ?? region);
  await waitFor(() =>
    expect(steps).toEqual([{ verb: 'extend', reason: '等配件', until: '2026-12-01T10:00:00Z' }]),
  );
});

test('somebody else was quicker: it is said, and the case is read again', async () => {
  server.use(
    ...mockApi({ ...replies, transitionIssue: () => new MockProblem('stale-revision', 412) }).handlers,
  );
  const { user } = openBrowse(engine, '/?issue=7');
  const region = await screen.findByRole('region', { name: '办理' });
  await user.click(within(region).getByRole('button', { name: '处置反馈' }));
  current = { ...sampleIssue, state: 'handled', revision: 9 };
  await user.click(within(region).getAllByRole('button', { name: '处置反馈' })[1] ?? region);
  expect(await screen.findByText(/别人刚办理过此案/)).toBeDefined();
  await waitFor(() =>
    expect(names(screen.getByRole('region', { name: '办理' }))).toEqual(['核查通过', '返工']),
  );
});

test('the history tells who did what when, the latest first, the report last', async () => {
  openBrowse(engine, '/?issue=7');
  const region = await screen.findByRole('region', { name: '办理经过' });
  const lines = within(region)
    .getAllByRole('listitem')
    .map((one) => one.textContent);
  expect(lines[0]).toContain('派遣 · 王指挥环卫站请尽快');
  expect(lines[1]).toContain('立案 · 李巡查');
  expect(lines[2]).toContain('2026-10-01 08:00');
  expect(lines).toHaveLength(3);
});

test('a limit that ends in a year without known holidays says so', async () => {
  current = { ...sampleIssue, dueAt: '2027-02-20T10:00:00Z' };
  const litter = {
    id: 'litter',
    major: '06',
    kind: 'event' as const,
    label: { zh: '暴露垃圾', en: 'Litter' },
    limit: { amount: 3, unit: 'workdays' as const },
    disorder: null,
    illegalBuilding: false,
  };
  const categories = () => ({ standardRef: '—', categories: [litter] });
  server.use(...mockApi({ ...replies, categories }).handlers);
  openBrowse(engine, '/?issue=7');
  expect(await screen.findByText(/2027 年放假安排尚未录入/)).toBeDefined();
});
