import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { palettes } from '../../client/ui/palette.ts';
import {
  county as countyReply,
  issuePage,
  type TierCollection,
  tierCollection,
} from '../../data/model/replies.ts';
import { colourShares } from './colour-shares.ts';
import { axeViolations, describeInBrowser, sizes } from './harness.ts';

/** The middle of a desk's map: no panel lies there. A small window keeps drawing in software quick. */
const desk = { width: 1000, height: 640 } as const;
const middle = { x: desk.width / 2, y: desk.height / 2 } as const;

describeInBrowser('browse', ({ app, headers, open }) => {
  const read = async (path: string): Promise<unknown> =>
    (await fetch(app().address + path, { headers: await headers() })).json();
  const countyOf = async (id: string) => countyReply.parse(await read(`/api/counties/${id}`));
  const tierOf = async (id: string, tier: string) => {
    const { plan } = await countyOf(id);
    return tierCollection.parse(await read(`/api/counties/${id}/plans/${plan.hash}/tiers/${tier}`));
  };
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

  test.each(
    readdirSync(join(import.meta.dirname, '../../geojson/counties'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name),
  )('%s is drawn: its colours, its borders, its mark, nothing from elsewhere, no error', async (id) => {
    const { page, errors, foreign } = await see(`/?county=${id}`);
    const { parentBorder, border, ground } = palettes.light.map;
    const { of, distinct } = await colourShares(page, [parentBorder, border, ground]);
    expect(distinct, 'colours').toBeGreaterThan(60);
    expect((of[0] ?? 0) + (of[1] ?? 0), 'borders').toBeGreaterThan(0.0003);
    expect(of[2], 'bare paper').toBeLessThan(0.9);
    await page.getByText('示意 · illustrative').waitFor();
    expect(errors).toEqual([]);
    expect(foreign).toEqual([]);
    await page.close();
  });

  test('a click answers which grid this is, in every tier; back goes back', async () => {
    const grid = largest(await tierOf('wengyuan', 'minor'));
    const [longitude, latitude] = grid.labelPoint;
    const { page, errors } = await see(
      `/?county=wengyuan&hide=new,in-hand,overdue,closed&at=${longitude},${latitude},16`,
    );
    await page.mouse.click(middle.x, middle.y);
    await page.getByRole('heading', { name: grid.code }).waitFor();
    const answer = page.getByRole('region', { name: '这里属于哪个网格' });
    await answer.getByRole('button').first().waitFor();
    expect(await answer.getByRole('button').count()).toBe((await countyOf('wengyuan')).scheme.tiers.length);
    expect(new URL(page.url()).searchParams.get('grid')).toBe(grid.id);
    await page.goBack();
    await page.getByRole('heading', { name: grid.code }).waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
    await page.close();
  });

  test('street sections are picked as easily as areas', async () => {
    const section = largest(await tierOf('sunan', 'second'));
    const [longitude, latitude] = section.labelPoint;
    const { page } = await see(
      `/?county=sunan&tier=second&hide=new,in-hand,overdue,closed&at=${longitude},${latitude},17`,
    );
    await page.mouse.click(middle.x + 3, middle.y + 3);
    await page.getByRole('heading', { name: section.code }).waitFor();
    await page.close();
  });

  test('a click on a point opens its case', async () => {
    const { issues } = issuePage.parse(await read('/api/counties/wengyuan/issues?state=overdue&limit=500'));
    const alone = issues.find((one) => issues.every((other) => other === one || apart(one, other) > 0.0008));
    if (alone === undefined) throw new Error('no overdue case stands by itself');
    const { page } = await see(`/?county=wengyuan&at=${alone.longitude},${alone.latitude},17`);
    await page.mouse.click(middle.x, middle.y);
    await page.getByText(`案件 ${alone.number}`).waitFor();
    await page.getByText(/逾期 \d/).waitFor();
    await page.close();
  });

  test('a case that is reported while one looks on is counted and drawn', async () => {
    const { page } = await see('/?county=dafang');
    const { seat } = await countyOf('dafang');
    const categories = (await read('/api/categories')) as { categories: { id: string }[] };
    const fresh = page.getByRole('button', { name: /^新上报/ });
    const before = Number(((await fresh.textContent()) ?? '').replace(/\D/g, ''));
    await fetch(`${app().address}/api/counties/dafang/issues`, {
      method: 'POST',
      headers: { ...(await headers()), 'content-type': 'application/json' },
      body: JSON.stringify({ category: categories.categories[0]?.id, longitude: seat[0], latitude: seat[1] }),
    });
    await page
      .getByRole('button', { name: `新上报${before + 1}` })
      .or(page.getByRole('button', { name: `新上报 ${before + 1}` }))
      .waitFor();
    await page.close();
  });

  test('the keyboard finds a grid, and the map answers for its middle', async () => {
    const { page } = await see('/?county=wengyuan');
    await page.getByRole('combobox', { name: /搜索/ }).focus();
    await page.keyboard.type('W-07');
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /W-07/ }).waitFor();
    await page.getByRole('button', { name: '关闭' }).click();
    await page.locator('canvas.maplibregl-canvas').focus();
    await page.keyboard.press('Enter');
    await page.getByText('这里属于哪个网格').waitFor();
    await page.close();
  });

  test('language and colours change without making the map anew', async () => {
    const { page, errors } = await see('/?county=wengyuan&hide=new,in-hand,overdue,closed');
    const canvas = page.locator('canvas.maplibregl-canvas');
    await canvas.evaluate((element) => element.setAttribute('data-same', 'yes'));
    await page.getByRole('button', { name: '切换到深色' }).click();
    await page.getByRole('button', { name: 'Switch to English' }).click();
    await page.getByText('Illustrative · 示意').waitFor();
    await drawn(page);
    const shares = await colourShares(page, [palettes.dark.map.ground, palettes.light.map.ground]);
    expect(shares.of[0]).toBeGreaterThan(0.05);
    expect(shares.of[1]).toBe(0);
    expect(await canvas.getAttribute('data-same')).toBe('yes');
    expect(errors).toEqual([]);
    await page.close();
  });

  test('a lost WebGL context comes back with everything on it', async () => {
    const { page } = await see('/?county=wengyuan');
    const before = await colourShares(page, [palettes.light.map.parentBorder]);
    await page.evaluate(async () => {
      const canvas = document.querySelector<HTMLCanvasElement>('canvas.maplibregl-canvas');
      const lose = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context');
      lose?.loseContext();
      await new Promise((resolve) => setTimeout(resolve, 300));
      lose?.restoreContext();
      await new Promise((resolve) => setTimeout(resolve, 300));
    });
    await drawn(page);
    const after = await colourShares(page, [palettes.light.map.parentBorder]);
    expect(after.of[0]).toBeGreaterThan((before.of[0] ?? 0) * 0.8);
    await page.close();
  });

  const axeViews = [
    { path: '/?county=wengyuan&show=coverage', size: 'desk', locale: 'zh-CN', colorScheme: 'light' },
    {
      path: '/?county=wengyuan&grid=W-07&here=114.12,24.357',
      size: 'phone',
      locale: 'en-GB',
      colorScheme: 'dark',
    },
    { path: '/?county=sunan&tier=second', size: 'wall', locale: 'en-GB', colorScheme: 'light' },
  ] as const;
  test.each(axeViews)(
    'axe finds nothing: $size, $locale, $colorScheme, $path',
    async ({ path, size, ...options }) => {
      const { page, errors } = await open(path, {
        viewport: sizes[size],
        reducedMotion: 'reduce',
        ...options,
      });
      await page.locator('article').first().waitFor();
      await page.waitForTimeout(500);
      expect(await axeViolations(page)).toEqual([]);
      expect(errors).toEqual([]);
      await page.close();
    },
  );

  test('on a phone every control is 44 px high and nothing sticks out; 200 % zoom on a desk holds', async () => {
    for (const viewport of [sizes.phone, { width: sizes.desk.width / 2, height: sizes.desk.height / 2 }]) {
      const { page } = await open('/?county=wengyuan&grid=W-07', { viewport, locale: 'zh-CN' });
      await page.getByRole('heading', { name: /W-07/ }).waitFor();
      const small = await page
        .locator('button:visible, select:visible, input[type=search]:visible, a:visible, summary:visible')
        .evaluateAll((controls) =>
          controls
            .filter((control) => control.getBoundingClientRect().height < 44)
            .map((control) => control.outerHTML.slice(0, 120)),
        );
      expect(small).toEqual([]);
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(tooWide).toBeLessThanOrEqual(0);
      await page.close();
    }
  });
});

/** Waits until the map has drawn the ground, the grids and their borders, and stays so. */
async function drawn(page: Page): Promise<void> {
  const idle = page.locator('[data-map=idle][data-slots~=streets][data-slots~=grids][data-slots~=borders]');
  await idle.waitFor({ timeout: 60_000 });
  await page.waitForTimeout(400);
  await idle.waitFor({ timeout: 60_000 });
}

function largest({ features }: TierCollection): TierCollection['features'][number]['properties'] {
  const size = ({ squareMetres, lengthMetres }: TierCollection['features'][number]['properties']) =>
    squareMetres ?? lengthMetres ?? 0;
  const [first] = features.map(({ properties }) => properties).toSorted((a, b) => size(b) - size(a));
  if (first === undefined) throw new Error('the tier has no grids');
  return first;
}

interface Placed {
  readonly longitude: number;
  readonly latitude: number;
}

function apart(a: Placed, b: Placed): number {
  return Math.hypot(a.longitude - b.longitude, a.latitude - b.latitude);
}
