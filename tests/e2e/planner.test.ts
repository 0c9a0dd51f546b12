import type { Page } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { draggableVertices } from '../../client/tools/vertex-set.ts';
import { previewMove } from '../../client/views/planner/preview-move.ts';
import { gridsAtVertex } from '../../client/views/planner/vertex-grids.ts';
import { draft } from '../../data/model/edit.ts';
import { planDocument } from '../../data/model/plan.ts';
import { county as countyReply } from '../../data/model/replies.ts';
import { planOfDocument } from '../../data/rules/plan-of-document.ts';
import { toDegrees } from '../../geojson/kernel/lattice.ts';
import type { Plan } from '../../geojson/kernel/plan.ts';
import { closing } from './closing.ts';
import { axeViolations, describeInBrowser, sizes } from './harness.ts';

/** At this zoom a pixel is about half a metre: 40 pixels are some 20 metres. */
const zoom = 17;
const drag = { x: 36, y: 14 } as const;
const tooFar = { x: 620, y: 0 } as const;
const middle = { x: sizes.desk.width / 2, y: sizes.desk.height / 2 } as const;

interface Target {
  /** A vertex of the line between the two major grids, in lattice units. */
  readonly place: readonly [number, number];
  readonly path: string;
}

describeInBrowser('planner', ({ app, headers, open: openPage }) => {
  const { open, closeAll } = closing(openPage);
  // A page left open goes on drawing, and the next one starves.
  afterEach(closeAll);
  let target: Target;
  const read = async (address: string): Promise<unknown> =>
    (await fetch(address, { headers: await headers() })).json();
  beforeAll(async () => {
    const county = countyReply.parse(await read(`${app().address}/api/counties/wengyuan`));
    const document = planDocument.parse(
      await read(`${app().address}/api/counties/wengyuan/plans/${county.plan.hash}`),
    );
    const built = planOfDocument(county.scheme, document);
    if (!built.ok) throw new Error(built.reason);
    const place = vertexToDrag(built.plan);
    target = { place, path: `/plan?county=wengyuan&at=${place.map(toDegrees).join()},${zoom}` };
  });

  test('a shared vertex is dragged with the mouse: both sides and both tiers follow; undone, redone, saved, there after a reload', async () => {
    const { page, errors, foreign } = await openPlanner(target.path);
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    await page.mouse.move(middle.x + drag.x / 2, middle.y + drag.y / 2, { steps: 4 });
    await expectRows(page, (rows) => rows.length >= 4);
    await page.mouse.move(middle.x + drag.x, middle.y + drag.y, { steps: 4 });
    await page.mouse.up();
    await page.locator('[data-saving=saved]').getByText('已保存').waitFor();
    const moved = await rowsOf(page);
    const majors = moved.filter(({ grid }) => grid === 'W' || grid === 'E');
    expect(majors.map(({ grid }) => grid).sort()).toEqual(['E', 'W']);
    expect(moved.some(({ grid }) => grid.startsWith('W-'))).toBe(true);
    expect(moved.some(({ grid }) => grid.startsWith('E-'))).toBe(true);
    expect(Math.abs(majors[0]?.change ?? 0)).toBeGreaterThan(10);
    expect(sum(majors)).toBeCloseTo(0, 3);
    expect(sum(moved.filter(({ grid }) => /^[WE]-/.test(grid)))).toBeCloseTo(0, 3);
    await expectChecksPassed(page);

    await page.keyboard.press('Control+z');
    await expectRows(page, (rows) => rows.length === 0);
    await page.keyboard.press('Control+Shift+z');
    await expectRows(page, (rows) => rows.length === moved.length);
    expect(await rowsOf(page)).toEqual(moved);
    await page.locator('[data-saving=saved]').waitFor();

    const stored = draft.array().parse(await read(`${app().address}/api/counties/wengyuan/drafts`));
    expect(stored[0]?.revision).toBe(3);
    await page.reload();
    await expectRows(page, (rows) => rows.length === moved.length);
    expect(await rowsOf(page)).toEqual(moved);
    expect(await axeViolations(page)).toEqual([]);
    expect({ errors, foreign }).toEqual({ errors: [], foreign: [] });
  });

  test('Escape drops the drag; where borders would cross it is refused, and says so', async () => {
    const { page, errors } = await openPlanner(target.path);
    await beginDraft(page);
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    await page.mouse.move(middle.x + drag.x, middle.y + drag.y, { steps: 4 });
    await expectRows(page, (rows) => rows.length >= 4);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expectRows(page, (rows) => rows.length === 0);

    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    await page.mouse.move(middle.x + drag.x, middle.y, { steps: 3 });
    const good = await rowsOf(page);
    await page.mouse.move(middle.x + tooFar.x, middle.y + tooFar.y, { steps: 3 });
    await page.getByRole('alert').getByText('不能移到那里').waitFor();
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(good.length).toBeGreaterThanOrEqual(4);
    await expectRows(page, (rows) => rows.length === 0);
    expect(errors).toEqual([]);
  });

  test('without a mouse: a vertex is chosen and moved with the arrow keys, one undo step each', async () => {
    const { page, errors } = await openPlanner(target.path);
    await beginDraft(page);
    await page.getByRole('button', { name: '下一个界点' }).click();
    await page.keyboard.press('Shift+ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.getByText('日志共 2 条').waitFor();
    await expectRows(page, (rows) => rows.length >= 2);
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await expectRows(page, (rows) => rows.length === 0);
    expect(errors).toEqual([]);
  });

  test('blocks are clicked and given to the grid beside them; undone with one step', async () => {
    const { page, errors } = await openPlanner(target.path);
    await beginDraft(page);
    await takeTool(page, '划分街区');
    // The dividing line runs through the middle of the map: left of it is a block of the west, right of it one of the east.
    await page.mouse.click(middle.x - 60, middle.y);
    await page.getByText('已选 1 个街区').waitFor();
    const east = page.getByRole('button', { name: /^划归 E-/ }).first();
    const grid = ((await east.textContent()) ?? '').replace('划归 ', '');
    await east.click();
    await expectRows(page, (rows) => rows.some((row) => row.grid === grid && row.change > 0));
    const moved = await rowsOf(page);
    expect(moved.map((row) => row.grid)).toEqual(expect.arrayContaining(['W', 'E', grid]));
    expect(sum(moved.filter(({ grid }) => /^[WE]-/.test(grid)))).toBeCloseTo(0, 3);
    await page.locator('[data-saving=saved]').getByText('已保存').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await expectRows(page, (rows) => rows.length === 0);
    expect(errors).toEqual([]);
  });

  test('a grid is chosen, locked, renamed and dissolved, a new one made of a block; with the keyboard, and all of it undone', async () => {
    const { page, errors } = await openPlanner(target.path);
    await beginDraft(page);
    await takeTool(page, '网格');
    await page.mouse.click(middle.x - 60, middle.y);
    const choice = page.getByLabel('在地图上点选，或在此选择');
    const code = await choice.inputValue();
    expect(code).toMatch(/^W-/);
    await page.locator(`[data-bounds="${code}"]`).getByText('东至').waitFor();

    await page.getByRole('button', { name: '锁定', exact: true }).press('Enter');
    const map = page.locator('[data-testid=map]');
    await expect.poll(() => map.getAttribute('data-slots')).not.toContain('draft');
    const dissolve = page.getByRole('button', { name: `撤销网格 ${code}` });
    expect(await dissolve.getAttribute('aria-disabled')).toBe('true');
    expect(await dissolve.getAttribute('aria-describedby')).not.toBeNull();
    await page.getByRole('button', { name: '在地图上查看' }).last().click();
    await expect.poll(() => map.getAttribute('data-slots')).toContain('draft');
    await page.getByRole('button', { name: '解锁' }).focus();
    // The focus stays where it is while the button turns into its opposite.
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '锁定', exact: true }).waitFor();

    const field = page.getByLabel('编号');
    await field.fill('E-01');
    await page.getByText('编号在本县已被使用').waitFor();
    await field.fill('W-99');
    await field.press('Enter');
    await page.getByText(`网格 ${code} 改为 W-99`).waitFor();
    expect(await choice.inputValue()).toBe('W-99');
    await page.getByRole('button', { name: '撤销网格 W-99' }).press('Enter');
    await expectRows(page, (rows) => rows.some(({ grid, change }) => grid === 'W-99' || change > 0));
    expect(await choice.inputValue()).toMatch(/^W-|^E-/);

    await takeTool(page, '划分街区');
    await page.mouse.click(middle.x + 60, middle.y);
    await page.getByRole('button', { name: '新建网格…' }).click();
    await page.getByText('请填名称').waitFor();
    await page.getByLabel('名称（中文）').fill('试点网格');
    await page.keyboard.press('Enter');
    await page.getByText(/新建网格 [WE]-15/).waitFor();
    await expectRows(page, (rows) => rows.some(({ grid }) => /^[WE]-15$/.test(grid)));
    await page.locator('[data-saving=saved]').getByText('已保存').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    for (let n = 0; n < 5; n++) await page.getByRole('button', { name: '撤销', exact: true }).click();
    await expectRows(page, (rows) => rows.length === 0);
    expect(errors).toEqual([]);
  });

  test('a border is clicked, named and redrawn; where it would cross another it is refused', async () => {
    const { page, errors } = await openPlanner(target.path);
    await beginDraft(page);
    await takeTool(page, '界线');
    await page.mouse.click(middle.x, middle.y);
    await page.getByText('建设路中间隔离带').first().waitFor();
    await page.getByRole('button', { name: '在此加界点' }).waitFor();
    await page.getByLabel('名称（中文）').first().fill('新建设路');
    await page.getByLabel('名称（中文）').first().press('Enter');
    await page.getByText(/界线 \d+ 段改名/).waitFor();
    await page.locator('[data-bounds]').first().getByText('新建设路').first().waitFor();

    await page.getByRole('button', { name: '改线…' }).click();
    for (const [x, y] of [
      [0, 0],
      [300, -250],
      [0, 138],
    ] as const)
      await page.mouse.click(middle.x + x, middle.y + y);
    const take = page.getByRole('button', { name: '按这条线改' });
    await page.getByText(/会与别的界线或街区边线相交|超出相邻网格的范围/).waitFor();
    expect(await take.getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '改线…' }).waitFor();
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await page.locator('[data-bounds]').first().getByText('建设路中间隔离带').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  const openPlanner = async (path: string) => {
    const watched = await open(path, { viewport: sizes.desk, locale: 'zh-CN' });
    await watched.page.getByRole('heading', { name: '面积变化' }).waitFor();
    await watched.page.locator('[data-testid=map] canvas').waitFor();
    return watched;
  };
});

/** Leaves the draft that another test has made. */
async function beginDraft(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: '新建草案' });
  if (await button.isEnabled()) await button.click();
  await expectRows(page, (rows) => rows.length === 0);
}

/** The tool switch stands before the tools' cards, which are called alike. */
async function takeTool(page: Page, name: string): Promise<void> {
  await page.getByText(name, { exact: true }).first().click();
}

interface Row {
  readonly grid: string;
  readonly change: number;
}

function rowsOf(page: Page): Promise<Row[]> {
  return page.locator('tr[data-grid]').evaluateAll((rows) =>
    rows.map((row) => ({
      grid: row.getAttribute('data-grid') ?? '',
      change: Number(row.getAttribute('data-change')),
    })),
  );
}

async function expectRows(page: Page, holds: (rows: readonly Row[]) => boolean): Promise<void> {
  await expect.poll(async () => holds(await rowsOf(page)), { timeout: 20_000 }).toBe(true);
}

async function expectChecksPassed(page: Page): Promise<void> {
  const results = page.locator('li[data-ok]');
  await results.first().waitFor();
  expect(await results.evaluateAll((list) => list.map((item) => item.getAttribute('data-ok')))).not.toContain(
    'false',
  );
}

const sum = (rows: readonly Row[]) => rows.reduce((total, { change }) => total + change, 0);

/** A vertex between W and E that can go some way east, but not across the next border: the first such in reading order. */
function vertexToDrag(plan: Plan): readonly [number, number] {
  const major = plan.tiers.findIndex(({ id }) => id === 'major');
  const minor = plan.tiers.findIndex(({ id }) => id === 'minor');
  const { x, y } = draggableVertices(plan.map, [plan.tiers[major]!.gridOfFace]);
  const metre = 90;
  for (let i = 0; i < x.length; i++) {
    const place = [x[i]!, y[i]!] as const;
    const can = (metresEast: number) =>
      previewMove(plan, place, [place[0] + metresEast * metre, place[1] - 5 * metre]).ok;
    if (gridsAtVertex(plan, minor, place).length >= 2 && can(10) && can(25) && !can(330)) return place;
  }
  throw new Error('no vertex of the dividing line can be dragged');
}
