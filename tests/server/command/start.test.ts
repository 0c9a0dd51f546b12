import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databaseName } from '../../../data/store/sqlite/open.ts';
import { enterAsDemo } from '../../helpers/entering.ts';
import { fixtures } from '../../helpers/server.ts';

const command = join(import.meta.dirname, '../../../server/command/start.ts');
let folder: string;
let data: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seamless-start-'));
  data = join(folder, 'data');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly out: () => string;
  readonly error: () => string;
  /** Resolves to the printed address, or to null when the command ends without one. */
  readonly address: Promise<string | null>;
  readonly code: Promise<number | null>;
  readonly signal: (name: 'SIGTERM' | 'SIGINT') => void;
}

function start(variables: Record<string, string> = {}, ...flags: string[]): Run {
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: data, ...variables };
  const child = spawn(process.execPath, [command, '--no-build', '--samples', fixtures, ...flags], { env });
  let out = '';
  let error = '';
  child.stderr.on('data', (chunk) => {
    error += chunk;
  });
  const code = once(child, 'close').then(() => child.exitCode);
  const address = new Promise<string | null>((resolve) => {
    child.stdout.on('data', (chunk) => {
      out += chunk;
      const found = /is at (http:\S+)\n/.exec(out);
      if (found?.[1]) resolve(found[1]);
    });
    code.then(() => resolve(null));
  });
  return { out: () => out, error: () => error, address, code, signal: (name) => child.kill(name) };
}

/** Runs a start that must fail: one sentence on stderr, no address, exit code 1. */
async function refusal(variables: Record<string, string> = {}, ...flags: string[]): Promise<string> {
  const run = start(variables, ...flags);
  expect(await run.address).toBeNull();
  expect(await run.code).toBe(1);
  expect(run.error().trim().split('\n')).toHaveLength(1);
  return run.error().trim();
}

describe('npm start', () => {
  test('loads, says one address, serves, stops at a signal, and finds everything again', async () => {
    const first = start();
    const address = await first.address;
    expect(first.out()).toMatch(/loading qingshan …\n {2}9 grids, 40 issues/);
    expect(first.out().match(/http:/g)).toHaveLength(1);
    const issues = `${address}/api/counties/qingshan/issues`;
    const body = JSON.stringify({ category: 'litter', longitude: 114.12, latitude: 24.345 });
    const planner = await enterAsDemo(address ?? '', 'planner');
    const headers = { ...planner, 'content-type': 'application/json' };
    expect((await fetch(issues, { method: 'POST', headers, body })).status).toBe(201);
    const stream = await fetch(`${address}/api/counties/qingshan/live`, { headers });
    first.signal('SIGTERM');
    await stream.text();
    expect([await first.code, first.error()]).toEqual([0, '']);

    const began = performance.now();
    const second = start();
    const reply = await fetch(`${await second.address}/api/counties/qingshan/issues?limit=1`, {
      headers: planner,
    });
    expect(performance.now() - began).toBeLessThan(8_000);
    expect(await reply.json()).toMatchObject({ total: 41 });
    expect(second.out()).not.toMatch('loading');
    second.signal('SIGINT');
    expect(await second.code).toBe(0);
  });

  test('a taken port: one sentence, and no data folder was made', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const bound = other.address();
    const port = String(typeof bound === 'object' && bound?.port);
    expect(await refusal({ PORT: port })).toMatch(`Port ${port} on 127.0.0.1 is taken`);
    other.close();
  });

  test('a data folder that cannot be written', async () => {
    writeFileSync(data, 'in the way');
    expect(await refusal()).toMatch(/^The data folder cannot be written/);
    expect(readFileSync(data, 'utf8')).toBe('in the way');
  });

  test('a database from a newer version, a damaged one, one of another program: each untouched', async () => {
    const first = start();
    await first.address;
    first.signal('SIGTERM');
    await first.code;
    const file = join(data, databaseName);
    const good = readFileSync(file);
    const refusedAsItIs = async () => {
      const before = readFileSync(file);
      const sentence = await refusal();
      expect(readFileSync(file).equals(before)).toBe(true);
      return sentence;
    };
    const database = new Database(file);
    database.pragma('user_version = 99');
    database.close();
    expect(await refusedAsItIs()).toMatch(/belongs to a newer version/);
    writeFileSync(file, good.fill(0xff, 4096));
    expect(await refusedAsItIs()).toMatch(/is damaged/);
    rmSync(file);
    const theirs = new Database(file);
    theirs.exec('CREATE TABLE theirs (x)');
    theirs.close();
    expect(await refusedAsItIs()).toMatch(/is not a database of this program/);
  });

  test.each([
    ['PORT', 'eighty', /^PORT=eighty will not do/],
    ['HOST', '203.0.113.7', /^203\.0\.113\.7 is no address of this machine/],
  ])('%s=%s is refused', async (name, value, sentence) => {
    expect(await refusal({ [name]: value })).toMatch(sentence);
  });

  test('an unknown flag is refused', async () => {
    expect(await refusal({}, '--suprise')).toMatch('--suprise');
  });

  test('a sample that is not right is named with its place, and the store stays without it', async () => {
    const samples = join(folder, 'samples');
    cpSync(fixtures, samples, { recursive: true });
    const blocks = join(samples, 'geojson/counties/linhe/blocks.geojson');
    writeFileSync(blocks, readFileSync(blocks, 'utf8').replace('"use":"residential"', '"use":"moon"'));
    const sentence = await refusal({}, '--samples', samples);
    expect(sentence).toMatch(/linhe\/blocks\.geojson: features\[0\]\.properties\.use: /);
  });
});
