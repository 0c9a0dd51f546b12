import type { CDPSession, Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { issue } from '../../data/model/issue.ts';
import { county as countyReply } from '../../data/model/replies.ts';
import type { Headers } from '../helpers/people.ts';
import { closing } from './closing.ts';
import { axeViolations, describeInBrowser, sizes } from './harness.ts';
import { restartableProxy } from './restartable-proxy.ts';

/** One slide for the whole test. */
const still = '/wall/wengyuan?dwell=3600';

describeInBrowser('wall', ({ app, headers, open: openPage }) => {
  const { open, closeAll } = closing(openPage);
  // A page left open goes on drawing, and the next one starves.
  afterEach(closeAll);
  test('a case posted to the API changes the count and comes first in the list', async () => {
    const { page, errors, foreign } = await open(still, { viewport: sizes.wall });
    const before = await totalOf(page, 'new');
    const posted = await post(app().address, await headers());
    await expect.poll(() => totalOf(page, 'new'), { timeout: 20_000 }).toBe(before + 1);
    await expect
      .poll(() => page.locator('[data-issue]').first().getAttribute('data-issue'), { timeout: 20_000 })
      .toBe(String(posted));
    expect({ errors, foreign }).toEqual({ errors: [], foreign: [] });
  });

  test.each(['wall', 'wideWall'] as const)(
    '%s: nothing scrolls, is cut, is small or shows a cursor; axe is content',
    async (size) => {
      const { page, errors, foreign } = await open(still, { viewport: sizes[size] });
      await totalOf(page, 'new');
      await page.locator('[data-issue]').first().waitFor();
      expect(await faultsOfLayout(page)).toEqual([]);
      expect(await axeViolations(page)).toEqual([]);
      const wide = size === 'wideWall';
      expect(await columns(page)).toBe(wide ? 3 : 2);
      expect({ errors, foreign }).toEqual({ errors: [], foreign: [] });
    },
  );

  test('the county, then grid after grid, on one map that is never made anew', async () => {
    const { page, errors } = await open('/wall/wengyuan?dwell=1.5', {
      viewport: { width: 960, height: 540 },
    });
    await page.locator('canvas').waitFor({ timeout: 60_000 });
    const canvas = await page.locator('canvas').first().elementHandle();
    const seen = new Set<string>();
    await expect
      .poll(async () => seen.add((await page.locator('main').getAttribute('data-slide')) ?? '').size, {
        timeout: 40_000,
      })
      .toBeGreaterThan(4);
    await page.locator('[data-grid]').first().waitFor({ timeout: 60_000 });
    expect(await canvas?.evaluate((node) => node.isConnected)).toBe(true);
    expect(await page.locator('canvas').count()).toBe(1);
    expect(errors).toEqual([]);
  });

  test.each(['wall', 'wideWall'] as const)(
    '%s: a grid and who answers for it, with nothing cut',
    async (size) => {
      const { page } = await open('/wall/wengyuan?dwell=8', { viewport: sizes[size] });
      await page.locator('[data-grid]').getByText('四至').waitFor({ state: 'attached', timeout: 60_000 });
      expect(await faultsOfLayout(page)).toEqual([]);
      await page.locator('[data-grid]').getByText('县四套班子领导').waitFor();
    },
  );

  test('upright, a county of nine communities has room for them all and for its map; a list without room has no heading either', async () => {
    const { page } = await open('/wall/dafang?dwell=3600', { viewport: { width: 1080, height: 1920 } });
    await totalOf(page, 'new');
    await expect
      .poll(async () => (await page.locator('canvas').boundingBox())?.height ?? 0)
      .toBeGreaterThan(500);
    await expect.poll(() => rowsInSight(page, '全域'), { timeout: 20_000 }).toBe(9);
    await page.setViewportSize(sizes.wall);
    await expect.poll(() => headingsInSight(page, '逾期最多的网格')).toBe(0);
    await page.setViewportSize(sizes.wideWall);
    await expect.poll(() => headingsInSight(page, '逾期最多的网格')).toBe(1);
    await expect.poll(() => rowsInSight(page, '逾期最多的网格')).toBeGreaterThan(0);
  });

  test('in English, where the address says so', async () => {
    const { page } = await open(`${still}&language=en`, { viewport: sizes.wall });
    await page.getByRole('heading', { name: 'Whole area' }).first().waitFor();
    expect(await faultsOfLayout(page)).toEqual([]);
  });

  test('a server that goes away: the age is said; when it is back, the count is right without a hand', async () => {
    const proxy = await restartableProxy(app().address);
    const { page } = await open('/api/health');
    await page.goto(`${proxy.address}${still}`);
    const before = await totalOf(page, 'new');
    await page.locator('[data-fresh=true]').waitFor();
    await proxy.stop();
    await page.locator('[data-fresh=false]').waitFor({ timeout: 30_000 });
    await post(app().address, await headers());
    expect(await totalOf(page, 'new')).toBe(before);
    await proxy.start();
    await page.locator('[data-fresh=true]').waitFor({ timeout: 40_000 });
    await expect.poll(() => totalOf(page, 'new'), { timeout: 20_000 }).toBe(before + 1);
    await page.goto('about:blank');
    await proxy.stop();
  });

  test('a lost WebGL context comes back', async () => {
    const { page } = await open(still, { viewport: { width: 960, height: 540 } });
    await page.locator('[data-shown=""]').waitFor({ state: 'attached', timeout: 60_000 });
    const drawn = await page.locator('canvas').evaluate(async (node) => {
      const context = node instanceof HTMLCanvasElement ? node.getContext('webgl2') : null;
      const loss = context?.getExtension('WEBGL_lose_context');
      loss?.loseContext();
      await new Promise((resolve) => setTimeout(resolve, 500));
      const lost = context?.isContextLost();
      loss?.restoreContext();
      await new Promise((resolve) => setTimeout(resolve, 2000));
      return { lost, back: context?.isContextLost() === false };
    });
    expect(drawn).toEqual({ lost: true, back: true });
    await expect.poll(() => colours(page), { timeout: 30_000 }).toBeGreaterThan(20);
  });

  test('slide after slide, nothing piles up', async () => {
    const { page } = await open('/wall/wengyuan?dwell=0.25', { viewport: { width: 480, height: 270 } });
    await page.locator('[data-grid]').first().waitFor({ timeout: 60_000 });
    const client = await page.context().newCDPSession(page);
    await client.send('Performance.enable');
    await lap(page);
    const first = await weigh(client);
    for (let turn = 0; turn < 2; turn++) await lap(page);
    const last = await weigh(client);
    expect(last.Nodes).toBeLessThan(first.Nodes * 1.1 + 50);
    // Requests under way hold a dozen listeners, now more, now fewer; one left behind by each of 58 slides would show.
    expect(last.JSEventListeners).toBeLessThanOrEqual(first.JSEventListeners + 30);
    expect(last.JSHeapUsedSize).toBeLessThan(first.JSHeapUsedSize * 1.15 + 2_000_000);
  });
});

/** How many rows of a panel are where they can be seen. */
function rowsInSight(page: Page, panel: string): Promise<number> {
  return inSight(page, `section[aria-label="${panel}"] li`);
}

function headingsInSight(page: Page, panel: string): Promise<number> {
  return inSight(page, `section[aria-label="${panel}"] h2`);
}

/** How many elements are where their middle is on the screen. */
function inSight(page: Page, selector: string): Promise<number> {
  return page.locator(selector).evaluateAll(
    (found) =>
      found.filter((one) => {
        const { left, top, width, height } = one.getBoundingClientRect();
        const seen = document.elementFromPoint(left + width / 2, top + height / 2);
        return seen !== null && one.parentElement?.contains(seen) === true;
      }).length,
  );
}

/** The county's issues in a state, once they are known. */
async function totalOf(page: Page, state: string): Promise<number> {
  const cell = page.locator(`[data-count=${state}]`).first();
  await expect.poll(() => cell.textContent(), { timeout: 40_000 }).toMatch(/^[\d,]+$/);
  return Number((await cell.textContent())?.replaceAll(',', ''));
}

/** Reports a case at the county seat. @returns its id */
async function post(address: string, headers: Headers): Promise<number> {
  const reading = await fetch(`${address}/api/counties/wengyuan`, { headers });
  const county = countyReply.parse(await reading.json());
  const [longitude, latitude] = county.seat;
  const reply = await fetch(`${address}/api/counties/wengyuan/issues`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ category: 'litter', longitude, latitude }),
  });
  expect(reply.status).toBe(201);
  return issue.parse(await reply.json()).id;
}

/** What is wrong with how the wall stands: in words, with the text it concerns. */
function faultsOfLayout(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const { innerWidth: width, innerHeight: height } = window;
    const root = document.documentElement;
    if (root.scrollHeight > height || root.scrollWidth > width) faults.push('the page scrolls');
    for (let x = 5; x < width; x += width / 12)
      for (let y = 5; y < height; y += height / 12) {
        const under = document.elementFromPoint(x, y);
        if (under === null || getComputedStyle(under).cursor !== 'none')
          faults.push(`cursor: ${under?.tagName}`);
      }
    for (const element of document.querySelectorAll('main *')) {
      const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      const box = element.getBoundingClientRect();
      if (!own || box.width === 0 || element.closest('svg') !== null) continue;
      const clipped = element.closest('ol, dl');
      const frame = clipped?.getBoundingClientRect();
      // A row that has no room is wrapped out of its list as a whole.
      if (frame !== undefined && (box.left >= frame.right || box.top >= frame.bottom)) continue;
      const text = element.textContent?.slice(0, 20);
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (size < 0.016 * height) faults.push(`small: ${text} ${size}px`);
      if (box.left < -1 || box.top < -1 || box.right > width + 1 || box.bottom > height + 1)
        faults.push(`outside: ${text}`);
      const style = getComputedStyle(element);
      // A long list of names may end in an ellipsis; nothing else may be cut.
      const ends = style.getPropertyValue('-webkit-line-clamp') !== 'none';
      const cut = element.clientHeight > 0 && element.scrollHeight > element.clientHeight + 2;
      if (cut && !ends && style.overflow === 'hidden') faults.push(`cut: ${text}`);
    }
    for (const panel of document.querySelectorAll('main section'))
      if (panel.scrollHeight > panel.clientHeight + 2 && panel.clientHeight > 0)
        faults.push(`overflows: ${panel.getAttribute('aria-label')}`);
    return faults;
  });
}

/** How many of the wall's panels stand side by side. */
function columns(page: Page): Promise<number> {
  return page.evaluate(() => {
    const lefts = [...document.querySelectorAll('main > div')]
      .map((one) => one.getBoundingClientRect())
      .filter(({ width, height }) => width > 100 && height > 0.3 * window.innerHeight)
      .map(({ left }) => Math.round(left));
    return new Set(lefts).size;
  });
}

/** How many different colours the middle of the map has, where nothing stands on it. */
async function colours(page: Page): Promise<number> {
  const box = await page.locator('canvas').first().boundingBox();
  if (box === null) return 0;
  const { x, y, width, height } = box;
  const clip = { x: x + width / 4, y: y + height / 4, width: width / 2, height: height / 2 };
  const picture = await page.screenshot({ clip });
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context?.drawImage(image, 0, 0);
    const data = context?.getImageData(0, 0, image.width, image.height).data ?? [];
    const found = new Set<number>();
    for (let i = 0; i < data.length; i += 4 * 97)
      found.add(((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0));
    return found.size;
  }, picture.toString('base64'));
}

/** Waits for one turn through all slides. */
async function lap(page: Page): Promise<void> {
  const slide = () => page.locator('main').getAttribute('data-slide');
  await expect.poll(slide, { timeout: 60_000, interval: 50 }).toBe('W-14');
  await expect.poll(slide, { timeout: 60_000, interval: 50 }).toBe('E-01');
}

async function weigh(
  client: CDPSession,
): Promise<Record<'Nodes' | 'JSEventListeners' | 'JSHeapUsedSize', number>> {
  await client.send('HeapProfiler.collectGarbage');
  const { metrics } = await client.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  return {
    Nodes: value('Nodes'),
    JSEventListeners: value('JSEventListeners'),
    JSHeapUsedSize: value('JSHeapUsedSize'),
  };
}
