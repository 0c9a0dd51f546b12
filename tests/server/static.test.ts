import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'light-my-request';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import { type TestServer, testServer } from '../helpers/server.ts';

let server: TestServer;
let folder: string;
let get: (url: string) => ReturnType<TestServer['send']>;
beforeAll(async () => {
  server = await testServer();
  folder = mkdtempSync(join(tmpdir(), 'seamless-static-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<title>page</title>');
  writeFileSync(join(folder, 'assets', 'main-abc.js'), 'client');
  writeFileSync(join(folder, '.sources'), 'secret');
  const app = createApp(server.services, folder);
  get = (url) => inject(app, url);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the client', () => {
  test.each(['/', '/plan', '/wall/wengyuan', '/sign-in', '/set-up', '/account', '/admin', '/import'])(
    '%s is the page, asked for anew every time',
    async (url) => {
      const reply = await get(url);
      expect([reply.statusCode, reply.body]).toEqual([200, '<title>page</title>']);
      expect(reply.headers['cache-control']).toBe('no-cache');
      expect(reply.headers['content-type']).toMatch('text/html');
    },
  );

  test('health and figures are where those who watch a service look first', async () => {
    const [health, metrics] = [await get('/health'), await get('/metrics')];
    expect([health.statusCode, health.json()]).toEqual([200, (await get('/api/health')).json()]);
    expect(metrics.headers['content-type']).toMatch('text/plain; version=0.0.4');
    expect(metrics.body).toContain('route="/api/health"');
  });

  test('an asset named by its hash may be kept for ever', async () => {
    const reply = await get('/assets/main-abc.js');
    expect(reply.body).toBe('client');
    expect(reply.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  test.each(['/assets/gone.js', '/nothing', '/.sources', '/../package.json', '/wall/a/b'])(
    '%s is a problem',
    async (url) => {
      expect((await get(url)).json()).toMatchObject({ status: 404, code: 'not-found' });
    },
  );

  test('may load nothing from elsewhere and run no inline script', async () => {
    const policy = String((await get('/')).headers['content-security-policy']);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(policy).toMatch("script-src 'self'");
    expect(policy).toMatch("worker-src 'self' blob:");
  });
});
