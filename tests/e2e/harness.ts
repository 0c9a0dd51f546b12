import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  chromium as playwright,
} from 'playwright-core';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import type { AccountRole } from '../../data/model/account.ts';
import { enterAsDemo } from '../helpers/entering.ts';
import type { Headers } from '../helpers/people.ts';
import { type App, startApp } from './app.ts';
import { chromium, chromiumArguments } from './chromium.ts';

/** The sizes every page is judged at. */
export const sizes = {
  phone: { width: 390, height: 844 },
  desk: { width: 1440, height: 900 },
  wall: { width: 1920, height: 1080 },
  wideWall: { width: 3840, height: 1080 },
} as const;

/** A page together with everything that went wrong on it. */
export interface WatchedPage {
  readonly page: Page;
  /** Console errors, uncaught exceptions and failed requests. */
  readonly errors: string[];
  /** Requests to anything but the app's own host. */
  readonly foreign: string[];
}

export interface Session {
  readonly app: () => App;
  /**
   * Opens a path of the app in a context of its own, as one of the demonstration's accounts: the planner, who may do
   * everything a view offers, unless another is named. A wall needs none.
   */
  readonly open: (path: string, options?: OpenOptions) => Promise<WatchedPage>;
  /** What a page of the planner's sends along, for a test that asks the API itself. */
  readonly headers: () => Promise<Headers>;
}

export interface OpenOptions extends BrowserContextOptions {
  /** Null: nobody. */
  readonly as?: AccountRole | null;
}

/**
 * Describes browser tests against one running app with its own copy of the loaded samples and one browser. Skips,
 * with a plain message, where there is no browser.
 * @param samples makes other samples in the folder it is given, which the app then loads
 */
export function describeInBrowser(
  name: string,
  body: (session: Session) => void,
  samples?: (folder: string) => void,
): void {
  if (chromium === undefined) {
    describe.skip(`${name} (no Chromium: set CHROMIUM, or install /usr/bin/chromium)`, () => body(unopened));
    return;
  }
  describe(name, () => {
    const folder = mkdtempSync(join(tmpdir(), 'seamless-page-'));
    let app: App | undefined;
    let browser: Browser | undefined;
    beforeAll(async () => {
      if (samples === undefined) cpSync(inject('loadedData'), join(folder, 'data'), { recursive: true });
      else samples(join(folder, 'samples'));
      const flags = samples === undefined ? [] : ['--samples', join(folder, 'samples')];
      app = await startApp(join(folder, 'data'), flags);
      browser = await playwright.launch({ executablePath: chromium ?? '', args: [...chromiumArguments] });
    });
    afterAll(async () => {
      await browser?.close();
      await app?.stop();
      rmSync(folder, { recursive: true, force: true });
    });
    const running = () => app ?? unopened.app();
    let headers: Promise<Headers> | undefined;
    body({
      app: running,
      headers: () => {
        headers ??= enterAsDemo(running().address, 'planner');
        return headers;
      },
      open: async (path, { as = path.startsWith('/wall') ? null : 'planner', ...options } = {}) => {
        const context = await present(browser).newContext(options);
        const { address } = running();
        if (as !== null) await signInAs(context, address, as);
        return watch(context, address, path);
      },
    });
  });
}

/** The ids and targets of axe's violations (WCAG 2 A and AA), empty when there are none. */
export async function axeViolations(page: Page): Promise<string[]> {
  // What is still moving is judged where it comes to rest.
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
    }
  });
  const results = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  return results.violations.map(
    (one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
}

/** Signs the context in by the same request that the sign-in page makes. */
async function signInAs(context: BrowserContext, address: string, role: AccountRole): Promise<void> {
  const reply = await context.request.post(`${address}/api/session/demonstration`, {
    data: { role },
    headers: { origin: address },
  });
  if (!reply.ok()) throw new Error(`${role} could not sign in: ${reply.status()} ${await reply.text()}`);
}

async function watch(
  context: Awaited<ReturnType<Browser['newContext']>>,
  address: string,
  path: string,
): Promise<WatchedPage> {
  const page = await context.newPage();
  const errors: string[] = [];
  const foreign: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('requestfailed', (request) => {
    // Leaving a page cancels its stream; that is not a fault.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      errors.push(`${request.url()}: ${request.failure()?.errorText}`);
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (['data:', 'blob:'].includes(url.protocol) || url.origin === address) return;
    foreign.push(request.url());
  });
  await page.goto(address + path);
  return { page, errors, foreign };
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('used before the app and the browser were there');
  return value;
}

const unopened: Session = {
  app: () => present<App>(undefined),
  open: () => Promise.reject(new Error('there is no browser')),
  headers: () => Promise.reject(new Error('there is no browser')),
};
