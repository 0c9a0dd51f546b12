import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { palettes } from '../../client/ui/palette.ts';
import { counts as countsReply, issuePage } from '../../data/model/replies.ts';
import { colourShares } from './colour-shares.ts';
import { axeViolations, describeInBrowser, sizes } from './harness.ts';

/** A desk wide enough for the timeline, small enough to be drawn in software. */
const desk = { width: 1200, height: 700 } as const;
const everything = 'hide=';

describeInBrowser('issues on the map', ({ app, headers, open }) => {
  const read = async (path: string): Promise<unknown> =>
    (await fetch(app().address + path, { headers: await headers() })).json();
  const total = async () => countsReply.parse(await read('/api/counties/wengyuan/counts')).total;
  const see = async (path: string, options: Parameters<typeof open>[1] = {}) => {
    const watched = await open(path, {
      viewport: desk,
      locale: 'zh-CN',
      reducedMotion: 'reduce',
      ...options,
    });
    await drawn(watched.page);
    return watched;
  };
  const seen = async (page: Page) => {
    const text = (await page.getByText(/^显示 .* 件$/).textContent()) ?? '';
    return Number(/显示 ([\d,]+)/.exec(text)?.[1]?.replaceAll(',', ''));
  };

  test('lists filter the map and each other, and the address keeps it', async () => {
    const { page, errors } = await see(`/?county=wengyuan&${everything}&panel=filter`);
    const all = Object.values(await total()).reduce((sum, one) => sum + one, 0);
    expect(await seen(page)).toBe(all);
    const category = page.getByRole('region', { name: '类别' }).getByRole('button').first();
    const count = Number(((await category.textContent()) ?? '').replace(/^\D+/, '').replaceAll(',', ''));
    await category.click();
    await page.waitForURL(/category=/);
    expect(await seen(page)).toBe(count);
    // The list of states now counts that category only; the legend says the same.
    const states = page.getByRole('region', { name: '状态' }).getByRole('button');
    const byState = await states.evaluateAll((buttons) =>
      buttons.map((one) => Number((one.textContent ?? '').replace(/\D/g, ''))),
    );
    expect(byState.reduce((sum, one) => sum + one, 0)).toBe(count);
    await page.reload();
    await drawn(page);
    expect(await seen(page)).toBe(count);
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.waitForURL((url) => !url.search.includes('category'));
    expect(errors).toEqual([]);
    await page.close();
  });

  test('the timeline moves by the keyboard and counts what it shows', async () => {
    const { page, errors } = await see(`/?county=wengyuan&${everything}&panel=filter&time=window`);
    const first = page.getByRole('slider', { name: '起始日' });
    const last = page.getByRole('slider', { name: '截止日' });
    const day = await last.getAttribute('aria-valuetext');
    expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
    const before = await seen(page);
    await first.focus();
    await page.keyboard.press('Home');
    await page.waitForURL(/days=/);
    expect(await seen(page)).toBeGreaterThan(before);
    expect(await first.getAttribute('aria-valuetext')).not.toBe(day);
    await page.getByText('累计').click();
    await page.waitForURL(/time=cumulative/);
    expect(await page.getByRole('slider').count()).toBe(1);
    // Who asks for less motion is not offered any.
    expect(await page.getByRole('button', { name: '播放' }).count()).toBe(0);
    expect(errors).toEqual([]);
    await page.close();
  });

  test('with motion it plays, and stops where the days end', async () => {
    const { page } = await see(`/?county=wengyuan&panel=filter&time=cumulative`, {
      reducedMotion: 'no-preference',
    });
    const last = page.getByRole('slider', { name: '截止日' });
    const end = await last.inputValue();
    await page.getByRole('button', { name: '播放' }).click();
    await page.waitForTimeout(1500);
    const during = Number(await last.inputValue());
    expect(during).toBeLessThan(Number(end));
    await page.getByRole('button', { name: '暂停' }).click();
    await page.waitForURL(/days=/);
    await page.close();
  });

  test('crowded points become hexagons that stand still while the map is moved', async () => {
    const { page } = await see(`/?county=wengyuan&${everything}`);
    await page.locator('[data-map=idle][data-slots~=bins]').waitFor();
    await page.locator('canvas.maplibregl-canvas').focus();
    await page.keyboard.press('ArrowRight');
    await drawn(page);
    await page.locator('[data-map=idle][data-slots~=bins]').waitFor();
    await page.close();
  });

  test('an index colours the grids and says its numerator and denominator', async () => {
    const { page, errors } = await see(`/?county=wengyuan&${everything}&index=open`);
    await page.locator('[data-map=idle][data-slots~=measures]').waitFor();
    const { ramp } = palettes.light.map;
    const legend = page.getByRole('region', { name: '网格着色' });
    expect(await legend.getByRole('listitem').count()).toBeGreaterThan(2);
    await legend.getByRole('combobox').selectOption('on-time');
    await page.waitForURL(/index=on-time/);
    await page.mouse.move(desk.width / 2, desk.height / 2);
    await legend.getByText(/%（\d[\d,]* \/ \d/).waitFor();
    const { distinct } = await colourShares(page, [...ramp]);
    expect(distinct).toBeGreaterThan(60);
    expect(errors).toEqual([]);
    await page.close();
  });

  test('what is in view goes out as a table that names every case', async () => {
    const { page, errors } = await see('/?county=wengyuan&panel=export');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV 表格' }).click(),
    ]);
    const lines = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\r\n');
    const { new: fresh, 'in-hand': inHand, overdue } = await total();
    expect(lines).toHaveLength(1 + fresh + inHand + overdue);
    expect(lines[0]).toContain('案件编号,类别');
    const [picture] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'PNG 图片' }).click(),
    ]);
    const bytes = readFileSync(await picture.path());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.readUInt32BE(16)).toBe(desk.width);
    expect(bytes.length).toBeGreaterThan(20_000);
    expect(errors).toEqual([]);
    await page.close();
  });

  test('a case is reported from a phone and taken through its first step', async () => {
    const { issues } = issuePage.parse(await read('/api/counties/wengyuan/issues?limit=1'));
    const [{ longitude, latitude } = { longitude: 0, latitude: 0 }] = issues;
    const { page, errors } = await open(`/?county=wengyuan&panel=report&here=${longitude},${latitude}`, {
      viewport: sizes.phone,
      locale: 'zh-CN',
      reducedMotion: 'reduce',
    });
    await page.getByRole('combobox', { name: '类别' }).selectOption('litter');
    await page.getByRole('textbox', { name: /描述/ }).fill('测试上报');
    await page.locator('form').getByRole('button', { name: '上报', exact: true }).click();
    await page.waitForURL(/issue=\d+/);
    await page.getByText('测试上报').waitFor();
    const steps = page.getByRole('region', { name: '办理', exact: true });
    await steps.getByRole('button', { name: '立案' }).click();
    await steps.getByRole('button', { name: '立案' }).last().click();
    await steps.getByRole('button', { name: '派遣' }).waitFor();
    const history = page.getByRole('region', { name: '办理经过' });
    await history.getByText('立案').waitFor();
    expect(errors).toEqual([]);
    await page.close();
  });

  test.each([
    { path: `/?county=wengyuan&panel=filter&time=window&index=overdue`, size: 'desk', colorScheme: 'light' },
    { path: `/?county=wengyuan&panel=filter&time=window`, size: 'phone', colorScheme: 'dark' },
    { path: `/?county=wengyuan&panel=report&here=114.12,24.357`, size: 'phone', colorScheme: 'light' },
    { path: `/import?county=wengyuan`, size: 'phone', colorScheme: 'dark' },
  ] as const)('axe finds nothing, nothing sticks out: $size, $path', async ({ path, size, ...options }) => {
    const { page, errors } = await open(path, {
      viewport: sizes[size],
      locale: 'en-GB',
      reducedMotion: 'reduce',
      ...options,
    });
    await page.locator('article, main section').first().waitFor();
    await page.waitForTimeout(800);
    expect(await axeViolations(page)).toEqual([]);
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(tooWide).toBeLessThanOrEqual(0);
    expect(errors).toEqual([]);
    await page.close();
  });
});

/** Waits until the map has drawn the grids and stays so. */
async function drawn(page: Page): Promise<void> {
  const idle = page.locator('[data-map=idle][data-slots~=grids]');
  await idle.waitFor({ timeout: 60_000 });
  await page.waitForTimeout(400);
  await idle.waitFor({ timeout: 60_000 });
}
