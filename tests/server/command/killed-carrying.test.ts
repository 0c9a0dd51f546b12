import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { enterAsDemo } from '../../helpers/entering.ts';
import { isAlive } from '../../helpers/is-alive.ts';
import { fixtures } from '../../helpers/server.ts';
import { readStream } from '../../helpers/stream-reader.ts';

const command = join(import.meta.dirname, '../../../server/command/start.ts');
let folder: string;
let server: ChildProcess;
let out = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seamless-killed-'));
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder, LOG_LEVEL: 'info' };
  server = spawn(process.execPath, [command, '--no-build', '--samples', fixtures], { env });
  server.stdout?.on('data', (chunk) => {
    out += chunk;
  });
});
afterEach(() => {
  server.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const within = { timeout: 30_000 };
const found = (pattern: RegExp) => [...out.matchAll(pattern)].map(([, value]) => value ?? '');
const carriers = () => found(/"pid":(\d+),"msg":"a carrier of live streams is ready"/g).map(Number);

test('a server that is killed takes its carriers along, and every stream ends', async () => {
  await expect.poll(() => found(/is at (http:\S+)\n/g), within).toHaveLength(1);
  const [address = ''] = found(/is at (http:\S+)\n/g);
  const entered = await enterAsDemo(address, 'viewer');
  const headers = Object.entries(entered).map(([name, value]) => `${name}: ${value}\r\n`);
  const read = (count: number) =>
    Array.from({ length: count }, () => readStream(address, '/api/counties/qingshan/live', headers.join('')));
  const readers = read(501);
  const isOpen = () => readers.filter((one) => one.body().startsWith('retry:')).length;
  await expect.poll(isOpen, within).toBe(501);
  await expect.poll(() => carriers().length, within).toBeGreaterThan(0);
  readers.push(...read(20));
  await expect.poll(isOpen, within).toBe(521);
  server.kill('SIGKILL');
  await expect.poll(() => readers.filter((one) => !one.isOver()).length, within).toBe(0);
  await expect.poll(() => carriers().filter(isAlive), within).toEqual([]);
});
