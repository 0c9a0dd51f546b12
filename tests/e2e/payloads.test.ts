import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { AccountRole } from '../../data/model/account.ts';
import { county as countyReply } from '../../data/model/replies.ts';
import { enterAsDemo } from '../helpers/entering.ts';
import { describeInBrowser, type OpenOptions } from './harness.ts';
import { samplesNamedBy } from './named-by.ts';
import { scriptPayloads } from './script-payloads.ts';

/**
 * A hundred payloads stand wherever a name is shown: counties, tiers, grids, streets, places, people, units, issues, categories,
 * accounts, displays, drafts and the audit log. The browser is told to ignore our content security policy, so that
 * nothing but the writing of text as text is tried; the policy stands behind that.
 */
const county = 'qingshan';
const [first = ''] = scriptPayloads;
const small = { width: 800, height: 480 };

describeInBrowser(
  'names that would be programs',
  ({ app, open }) => {
    const see = async (path: string, options: OpenOptions = {}) => {
      // Without an icon of its own a page would make the browser ask for one, in vain.
      const watched = await open('/set-up', {
        viewport: small,
        locale: 'zh-CN',
        reducedMotion: 'reduce',
        bypassCSP: true,
        ...options,
      });
      const { page } = watched;
      await page.addInitScript(countHits);
      page.on('dialog', (dialog) => void dialog.dismiss());
      await page.goto(app().address + path);
      return watched;
    };

    beforeAll(async () => {
      const { address } = app();
      const headers = {
        ...(await enterAsDemo(address, 'administrator')),
        'content-type': 'application/json',
      };
      const post = async (path: string, body: object) => {
        const reply = await fetch(address + path, { method: 'POST', headers, body: JSON.stringify(body) });
        if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
      };
      const inCounty = `/api/counties/${county}`;
      const { plan } = countyReply.parse(await (await fetch(address + inCounty, { headers })).json());
      for (const [index, payload] of scriptPayloads.entries()) {
        await post('/api/accounts', { name: `person-${index}`, displayName: payload, grants: [] });
        await post(`${inCounty}/devices`, { label: payload });
        await post(`${inCounty}/drafts`, { base: plan.hash, title: payload });
        const place = { longitude: 114.12, latitude: 24.345 };
        await post(`${inCounty}/issues`, { category: 'litter', ...place, description: payload });
      }
    }, 120_000);

    test('the trap works: taken for HTML, a payload is a hit and leaves an element', async () => {
      const { page } = await see('/nowhere');
      await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), first);
      await expect.poll(() => hitsOn(page)).toBe(1);
      expect(await foreignElements(page)).toEqual(['img[onerror]']);
      await page.context().close();
    });

    const leader = `/?county=${county}`;
    test.each<[string, AccountRole | null, readonly string[]]>([
      [
        'the leader',
        'leader',
        [
          `${leader}&show=coverage`,
          ...['W-01', 'W-02', 'E-01', 'E-02'].map((grid) => `${leader}&tier=minor&grid=${grid}`),
          `${leader}&tier=section`,
          `${leader}&here=114.114,24.345`,
        ],
      ],
      ['the planner', 'planner', [`/plan?county=${county}`, `/?county=${county}&issue=60`]],
      ['the wall', null, [`/wall/${county}`]],
      ['the administrator', 'administrator', ['/admin']],
    ])(
      '%s sees text',
      async (_, as, paths) => {
        const { page, errors, foreign } = await see('/set-up', { as });
        for (const path of paths) {
          await page.goto(app().address + path);
          await page.getByText('onerror=hit()').first().waitFor({ state: 'attached' });
          await settled(page);
          expect([path, await hitsOn(page), await foreignElements(page)]).toEqual([path, 0, []]);
        }
        expect([errors, foreign]).toEqual([[], []]);
        await page.context().close();
      },
      120_000,
    );

    test('what is searched for and what is found', async () => {
      const { page } = await see(`/?county=${county}`);
      const box = page.locator('input[role=combobox]');
      for (const text of ['onerror', first, '"><img src=x onerror=hit()>']) {
        await box.fill(text);
        await page.locator('[role=option]').first().waitFor();
        expect([text, await hitsOn(page), await foreignElements(page)]).toEqual([text, 0, []]);
      }
      await page.context().close();
    });

    test('an administrator sees a hundred accounts, displays and entries', async () => {
      const { page } = await see('/admin', { as: 'administrator' });
      const showsAll = async () => {
        const text = await page.evaluate(() => document.body.textContent);
        return scriptPayloads.filter((payload) => !text.includes(payload));
      };
      await expect.poll(showsAll, { timeout: 20_000 }).toEqual([]);
      await page.getByText('大屏', { exact: true }).first().click();
      await page.getByLabel('县区').selectOption(county);
      await expect.poll(showsAll, { timeout: 20_000 }).toEqual([]);
      await page.getByText('审计日志', { exact: true }).first().click();
      await page.locator('td dd', { hasText: 'hit()' }).first().waitFor({ state: 'attached' });
      await settled(page);
      expect([await hitsOn(page), await foreignElements(page)]).toEqual([0, []]);
      await page.context().close();
    });

    test.each(['/?county=', '/?grid=', '/wall/', '/plan?county=', '/', '/set-up#token=', '/sign-in?failed='])(
      'an address that begins with %s and goes on as a payload',
      async (start) => {
        const { page } = await see('/set-up', { as: null });
        for (const payload of scriptPayloads.filter((_, index) => index % 10 === 0)) {
          await page.goto(app().address + start + encodeURIComponent(payload));
          expect([payload, await hitsOn(page), await foreignElements(page)]).toEqual([payload, 0, []]);
        }
        await page.context().close();
      },
    );

    test('the API answers with what no browser takes for a page', async () => {
      const { address } = app();
      const headers = await enterAsDemo(address, 'administrator');
      const inCounty = `${address}/api/counties/${county}`;
      const paths = [
        ...scriptPayloads.flatMap((one) => [
          `${address}/api/${encodeURIComponent(one)}`,
          `${address}/api/counties/${encodeURIComponent(one)}`,
          `${inCounty}/search?q=${encodeURIComponent(one)}`,
          `${inCounty}/tiers/minor/grids/${encodeURIComponent(one)}`,
        ]),
        ...['', '/roster', '/issues', '/drafts', '/devices', '/coverage'].map((path) => inCounty + path),
        `${address}/api/accounts`,
        `${address}/api/audit`,
        `${address}/api/audit.csv`,
      ];
      for (const path of paths) {
        const reply = await fetch(path, { headers });
        await reply.arrayBuffer();
        expect(reply.headers.get('content-type'), path).toMatch(
          /^(?:application\/(?:problem\+)?json|text\/csv)/,
        );
        expect(reply.headers.get('x-content-type-options'), path).toBe('nosniff');
        expect(reply.headers.get('content-security-policy'), path).toContain("script-src 'self'");
      }
    });
  },
  (folder) => samplesNamedBy(scriptPayloads, folder),
);

declare global {
  /** How often a payload ran, and what it calls. */
  var hits: number;
  var hit: () => void;
}

function countHits() {
  globalThis.hits = 0;
  globalThis.hit = () => {
    globalThis.hits += 1;
  };
  globalThis.alert = globalThis.hit;
}

const hitsOn = (page: Page) => page.evaluate(() => globalThis.hits);

/** What none of our pages has, and a payload that was taken for HTML would leave: handlers, programs, frames, foreign addresses. */
const foreignElements = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) => {
      const name = element.localName;
      const handler = element.getAttributeNames().find((one) => one.startsWith('on'));
      if (handler !== undefined) return [`${name}[${handler}]`];
      const link = ['href', 'src', 'action', 'data', 'srcdoc'].find((one) =>
        /^\s*(?:javascript|vbscript|data:text)|hit\(\)/i.test(element.getAttribute(one) ?? ''),
      );
      if (link !== undefined) return [`${name}[${link}]`];
      const unheard = 'iframe object embed base marquee math template xmp video audio'.split(' ');
      const isProgram = name === 'script' && !element.hasAttribute('src');
      return isProgram || unheard.includes(name) ? [name] : [];
    }),
  );

/** Two frames and what they began. */
const settled = (page: Page) =>
  page.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 100))),
      ),
  );
