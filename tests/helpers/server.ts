import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type InjectOptions, inject, type Response } from 'light-my-request';
import pino from 'pino';
import { countyNames } from '../../data/load/county-folders.ts';
import { loadFolders } from '../../data/load/load-folders.ts';
import { openSqliteStore } from '../../data/store/sqlite/open.ts';
import type { Store } from '../../data/store/store.ts';
import { createApp } from '../../server/app.ts';
import { createGate, type Gate } from '../../server/auth/gate.ts';
import { createServices, type Services } from '../../server/services.ts';
import { type Headers, type Person, someone } from './people.ts';

export const fixtures = join(import.meta.dirname, '..', 'fixtures');

/** The time the fixtures are looked at: all their issues are reported, some are due. */
export const testNow = Date.parse('2026-10-15T04:00:00Z');

/** The whole application on a real SQLite file in a folder of its own, with the two counties of tests/fixtures. */
export interface TestServer {
  readonly store: Store;
  readonly services: Services;
  /** Sends a request through the application without a socket, as an administrator of every county. */
  readonly send: (request: InjectOptions | string) => Promise<Response>;
  readonly administrator: Person;
  /** The same with the headers of somebody else (tests/helpers/people.ts), or of nobody. */
  readonly sendAs: (headers: Headers, request: InjectOptions | string) => Promise<Response>;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  readonly close: () => Promise<void>;
}

/** @param different what the gate has otherwise than for this machine only */
export async function testServer(
  different: Partial<Gate> = {},
  now: () => number = () => testNow,
): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'seamless-server-'));
  const opened = openSqliteStore(folder);
  if (!opened.ok) throw new Error(opened.detail);
  const { store } = opened;
  await loadFolders(store, fixtures, countyNames(fixtures), testNow, () => undefined);
  const services = createServices(store, pino({ level: 'silent' }), now, createGate(different));
  const handle = createApp(services, join(folder, 'no-client'), null);
  const administrator = await someone(services, { county: '*', role: 'administrator' });
  const sendAs = (headers: Headers, request: InjectOptions | string) => {
    const options = typeof request === 'string' ? { url: request } : request;
    return inject(handle, { ...options, headers: { ...headers, ...options.headers } });
  };
  return {
    store,
    services,
    handle,
    administrator,
    send: (request) => sendAs(administrator.headers, request),
    sendAs,
    close: async () => {
      services.live.stop();
      await services.imports.stop();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
