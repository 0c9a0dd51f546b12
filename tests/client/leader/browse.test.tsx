// @vitest-environment jsdom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type FakeEngine, fakeEngine } from '../../helpers/fake-engine.ts';
import { MockProblem, mockApi } from '../../helpers/mock-api.ts';
import { sampleIssue, sampleReplies } from '../../helpers/sample-county.ts';
import { openBrowse, SilentSource, standIns } from './browse.ts';

const made = vi.hoisted((): { engine: FakeEngine | null } => ({ engine: null }));
vi.mock('../../../client/map/use-engine.ts', () => ({ useEngine: () => made.engine }));

const mock = mockApi(sampleReplies);
const server = setupServer(...mock.handlers);
let engine = fakeEngine();

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
beforeEach(() => {
  standIns();
  engine = fakeEngine();
  made.engine = engine;
});
afterEach(() => {
  cleanup();
  server.resetHandlers();
  localStorage.clear();
});
afterAll(() => server.close());

const panel = () => screen.findByRole('region', { name: '详情' });
const features = (slot: 'grids' | 'labels' | 'emphasis' | 'coverage') =>
  engine.slots.get(slot)?.features ?? [];
const roles = () =>
  features('emphasis').map(({ properties }) => ('role' in properties ? properties.role : ''));

describe('the county', () => {
  test('is drawn with its opening tier and told about', async () => {
    openBrowse(engine);
    expect(await screen.findByRole('heading', { name: '青山县城' })).toBeDefined();
    await waitFor(() => expect(features('grids')).toHaveLength(2));
    await waitFor(() => expect(engine.issues()?.id.length).toBe(1));
    expect(engine.flights[0]).toContain('jumpToBounds [114.1,24.34,114.12,24.36]');
    expect(screen.getByText('示意 · illustrative')).toBeDefined();
    expect(await screen.findByText('1,200 余 盏')).toBeDefined();
  });

  test('says so when it cannot be read, and tries again', async () => {
    server.use(...mockApi({ counties: () => new MockProblem('not-found', 404) }).handlers);
    const { user } = openBrowse(engine);
    expect(await screen.findByText('没有找到')).toBeDefined();
    server.resetHandlers();
    server.use(...mockApi({ ...sampleReplies, county: () => new MockProblem('too-large', 413) }).handlers);
    cleanup();
    openBrowse(engine);
    const retry = await screen.findByRole('button', { name: '重试' });
    server.resetHandlers();
    await user.click(retry);
    expect(await screen.findByRole('heading', { name: '青山县城' })).toBeDefined();
  });

  test('speaks English when asked, names and all', async () => {
    const { user } = openBrowse(engine);
    await waitFor(() => expect(features('labels')).toHaveLength(2));
    await user.click(screen.getByRole('button', { name: 'Switch to English' }));
    expect(await screen.findByRole('heading', { name: 'The county seat' })).toBeDefined();
    await waitFor(() =>
      expect(features('labels')[0]?.properties).toMatchObject({ name: 'West of Hou Lane' }),
    );
    expect(document.documentElement.lang).toBe('en');
  });
});

describe('a click on the map', () => {
  test('selects the grid and answers in every tier', async () => {
    const { search } = openBrowse(engine);
    await waitFor(() => expect(features('grids')).toHaveLength(2));
    act(() => engine.click({ longitude: 114.115, feature: { slot: 'grids', properties: { id: 'W-02' } } }));
    expect(await screen.findByRole('heading', { name: 'W-02 后巷东网格' })).toBeDefined();
    const answer = await screen.findByRole('region', { name: '这里属于哪个网格' });
    expect(
      within(answer)
        .getAllByRole('button')
        .map((one) => one.textContent),
    ).toEqual(['路西大网格大网格', '后巷东网格小网格']);
    expect(search().get('grid')).toBe('W-02');
    expect(search().get('here')).toBe('114.115,24.35');
    await waitFor(() => expect(roles()).toEqual(['outline', 'ring']));
  });

  test('opens the case of an issue point', async () => {
    const { search } = openBrowse(engine);
    await waitFor(() => expect(features('grids')).toHaveLength(2));
    act(() => engine.click({ issue: sampleIssue.id }));
    expect(await screen.findByRole('heading', { name: '暴露垃圾' })).toBeDefined();
    expect(screen.getByText('案件 QS-2026-0007')).toBeDefined();
    expect(screen.getByText('后巷口堆放垃圾')).toBeDefined();
    expect(screen.getByText('2026-10-01 08:00')).toBeDefined();
    expect(search().get('issue')).toBe('7');
  });

  test('opens a hexagon by flying closer', async () => {
    openBrowse(engine);
    await waitFor(() => expect(features('grids')).toHaveLength(2));
    act(() => engine.click({ feature: { slot: 'bins', properties: { count: 4 } } }));
    expect(engine.flights.at(-1)).toContain('"zoom":15');
  });
});

describe('a grid', () => {
  test('says who answers for it, in the order of command, with numbers to ring', async () => {
    openBrowse(engine, '/?grid=W-01');
    const answers = await screen.findByRole('region', { name: '谁负责' });
    const names = within(answers)
      .getAllByRole('listitem')
      .map((one) => one.textContent);
    expect(names[0]).toContain('县委书记');
    expect(names[1]).toContain('县直单位01');
    expect(names[2]).toContain('后巷联系人');
    const link = within(answers).getByRole('link', { name: '拨打 县委书记：000-0000-0001' });
    expect(link.getAttribute('href')).toBe('tel:00000000001');
    const body = await panel();
    expect(within(body).getByText('2.25 平方公里')).toBeDefined();
    expect(within(body).getByText('东至后巷，南至滨河路')).toBeDefined();
    expect(within(body).getByText('共界 2.22 公里')).toBeDefined();
    expect(within(body).getAllByText('1,204').length).toBeGreaterThan(0);
  });

  test('leads to its neighbours and its parent, and back again', async () => {
    const { user, search, history } = openBrowse(engine, '/?grid=W-01');
    await user.click(await screen.findByRole('button', { name: /后巷东网格/ }));
    expect(await screen.findByRole('heading', { name: 'W-02 后巷东网格' })).toBeDefined();
    await waitFor(() => expect(engine.flights.at(-1)).toContain('flyToBounds [114.11,24.34,114.12,24.36]'));
    await user.click(screen.getByRole('button', { name: /路西大网格/ }));
    expect(await screen.findByRole('heading', { name: 'W 路西大网格' })).toBeDefined();
    expect(search().get('tier')).toBe('major');
    act(() => history.back());
    expect(await screen.findByRole('heading', { name: 'W-02 后巷东网格' })).toBeDefined();
  });

  test('that is no longer there is said to be so', async () => {
    server.use(...mockApi({ ...sampleReplies, grid: () => new MockProblem('not-found', 404) }).handlers);
    openBrowse(engine, '/?grid=W-99');
    expect(await screen.findByText('链接可能已过期，请回到地图重新选择。')).toBeDefined();
  });
});

describe('search', () => {
  test('is worked with the keyboard alone', async () => {
    const { user, search } = openBrowse(engine);
    const field = await screen.findByRole('combobox', { name: '搜索网格、单位、街道、社区' });
    await user.type(field, '东');
    const option = await screen.findByRole('option', { name: /后巷东网格/ });
    expect(option.getAttribute('aria-selected')).toBe('true');
    expect(field.getAttribute('aria-activedescendant')).toBe(option.id);
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'W-02 后巷东网格' })).toBeDefined();
    expect(search().get('grid')).toBe('W-02');
  });

  test('says when there is nothing', async () => {
    const { user } = openBrowse(engine);
    await user.type(await screen.findByRole('combobox', { name: /搜索/ }), '无');
    expect(await screen.findByText('没有找到，换个词或网格编号试试。')).toBeDefined();
  });
});

describe('my grid', () => {
  test('opens on the grid of the post, and what is outside dims', async () => {
    const { user, search } = openBrowse(engine);
    const posts = await screen.findByRole('combobox', { name: '我的网格' });
    await user.selectOptions(posts, '县委书记 (W-01)');
    expect(await screen.findByRole('heading', { name: 'W-01 后巷西网格' })).toBeDefined();
    expect(search().get('mine')).toBe('p1');
    await waitFor(() => expect(roles()).toEqual(['dim', 'outline']));
    expect(engine.flights.at(-1)).toContain('flyToBounds [114.1,24.34,114.11,24.36]');
  });
});

describe('the legend', () => {
  test('shows and hides issue states, and says how many there are', async () => {
    const { user, search } = openBrowse(engine);
    await waitFor(() => expect(engine.issues()).not.toBeNull());
    expect(engine.issues()?.rows).toHaveLength(1);
    const overdue = await screen.findByRole('button', { name: /逾期3/ });
    expect(overdue.getAttribute('aria-pressed')).toBe('true');
    await user.click(overdue);
    expect(engine.issues()?.rows).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: /已结案/ }));
    await user.click(screen.getByRole('button', { name: /逾期3/ }));
    expect(search().get('hide')).toBe('');
    expect(engine.issues()?.rows).toHaveLength(1);
  });
});

describe('coverage', () => {
  test('shows the certificate with both exact values, and who is lacking', async () => {
    const { user } = openBrowse(engine);
    await user.click(await screen.findByRole('button', { name: '覆盖检查' }));
    const certificate = await screen.findByRole('region', { name: '覆盖证书' });
    expect(within(certificate).getAllByText('40000000000')).toHaveLength(2);
    expect(within(certificate).getByText(/两个精确值逐位相等/)).toBeDefined();
    expect(within(certificate).getByText(/1 \/ 2 个网格责任齐全/)).toBeDefined();
    expect(within(certificate).getByText('缺领导、缺可联系的联系人')).toBeDefined();
    await waitFor(() => expect(features('coverage')).toHaveLength(2));
  });
});

describe('the address', () => {
  test('follows the camera without a step for "back"', async () => {
    const { search, history } = openBrowse(engine);
    await screen.findByRole('heading', { name: '青山县城' });
    const steps = history.length;
    act(() => engine.move({ longitude: 114.1234567, latitude: 24.3, zoom: 14.123 }));
    await waitFor(() => expect(search().get('at')).toBe('114.12346,24.3,14.12'));
    expect(history.length).toBe(steps);
    expect(engine.flights.some((one) => one.startsWith('jumpTo {'))).toBe(false);
  });

  test('moves the camera when it is a link', async () => {
    openBrowse(engine, '/?at=114.11,24.35,15');
    await waitFor(() =>
      expect(engine.flights).toContain('jumpTo {"longitude":114.11,"latitude":24.35,"zoom":15}'),
    );
  });
});

describe('live', () => {
  test('a reported case is drawn without asking for all of them again', async () => {
    openBrowse(engine);
    await waitFor(() => expect(engine.issues()?.id.length).toBe(1));
    const asked = () => mock.requests.filter((one) => one.includes('/columns')).length;
    const before = asked();
    const event = {
      sequence: 9,
      kind: 'issue-reported',
      at: '2026-11-20T00:00:00Z',
      issue: { ...sampleIssue, id: 8 },
    };
    act(() => {
      SilentSource.last?.dispatchEvent(new MessageEvent('issue-reported', { data: JSON.stringify(event) }));
    });
    await waitFor(() => expect(engine.issues()?.id.length).toBe(2));
    expect(asked()).toBe(before);
  });
});
