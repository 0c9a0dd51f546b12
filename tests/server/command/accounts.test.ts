import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { program } from '../../../data/model/audit.ts';
import { openSqliteStore } from '../../../data/store/sqlite/open.ts';
import { keepAnchors } from '../../../server/auth/audit-anchor.ts';
import { openEntrance, whyNoDemonstration } from '../../../server/auth/entrance.ts';
import { readEnvironment } from '../../../server/environment.ts';
import { aCounty } from '../../data/store/sample-county.ts';

const root = join(import.meta.dirname, '../../..');
let folder: string;
/** A data folder after a first start on the samples: the demonstration, and a few entries. */
let template: string;
const entry = {
  at: '2026-10-15T04:00:00.000Z',
  actor: program,
  action: 'sign-in',
  county: null,
  subject: 's',
  before: null,
  after: null,
} as const;

const environment = (set: Record<string, string> = {}, data = template) => {
  const read = readEnvironment({ DATA_DIR: data, ...set });
  if (!read.ok) throw new Error(read.message);
  return read.environment;
};
function open(data: string) {
  const opened = openSqliteStore(data);
  if (!opened.ok) throw new Error(opened.detail);
  return opened.store;
}
const copy = (name: string): string => {
  cpSync(template, join(folder, name), { recursive: true });
  return join(folder, name);
};
const run = (command: string, data: string, ...words: string[]) => {
  const env = { ...process.env, DATA_DIR: data };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'server/command', command), ...words],
    { env, encoding: 'utf8' },
  );
  return { status, out: stdout.trim(), error: stderr.trim() };
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seamless-accounts-'));
  template = join(folder, 'template');
  const store = open(template);
  keepAnchors(store.audit, environment().auditAnchor);
  await store.counties.add(aCounty('a'));
  await openEntranceOf(store);
  for (let count = 0; count < 5; count += 1) await store.audit.append(entry);
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The plan of the store's sample county is no plan; the demonstration needs none of its grids. */
async function openEntranceOf(store: ReturnType<typeof open>, set: Record<string, string> = {}) {
  const withoutPlans = { ...store, plans: { ...store.plans, inForce: async () => null } };
  return openEntrance(withoutPlans, environment(set), Date.now());
}

describe('the first start', () => {
  test('on this machine with the samples makes one labelled account a role', async () => {
    const store = open(copy('demo'));
    const accounts = await store.accounts.list();
    expect(accounts.map(({ name, origin }) => [name, origin])).toEqual(
      ['viewer', 'officer', 'leader', 'planner', 'administrator'].map((role) => [`demo-${role}`, 'demo']),
    );
    const entrance = await openEntranceOf(store);
    expect(entrance.gate.demonstration).toEqual(['a']);
    expect(entrance.lines('http://x').join()).not.toContain('set-up');
    await store.close();
  });
  test.each([
    ['a county of one’s own', { origin: 'own' as const }, {}],
    ['an address others reach', {}, { HOST: '0.0.0.0' }],
    ['an address people open through a proxy', {}, { PUBLIC_ORIGIN: 'https://grid.example' }],
  ])('with %s prints a set-up link instead', async (name, county, set) => {
    const store = open(join(folder, `first ${name}`));
    await store.counties.add({ ...aCounty('a'), ...county });
    const { gate, lines } = await openEntranceOf(store, set);
    expect(await store.accounts.list()).toEqual([]);
    expect([gate.demonstration, gate.setUp.tokenHash === null]).toEqual([null, false]);
    expect(lines('http://host:1').join()).toMatch(/http:\/\/host:1\/set-up#first&token=[\w-]{43}/);
    await store.close();
  });
});

describe('a later start is refused while the demonstration is there', () => {
  test.each([
    ['on an address others reach', { HOST: '0.0.0.0' }, false],
    ['behind a proxy', { PUBLIC_ORIGIN: 'https://grid.example' }, false],
    ['when a county of one’s own is to be added', {}, true],
  ])('%s', async (_, set, adding) => {
    const store = open(copy(`refused ${_}`));
    expect(await whyNoDemonstration(store, environment(), false)).toBeNull();
    expect(await whyNoDemonstration(store, environment(set), adding)).toMatch(
      /npm run accounts -- remove-demo$/,
    );
    await store.close();
  });
  test('when there is a county of one’s own', async () => {
    const store = open(copy('own'));
    await store.counties.add({ ...aCounty('mine'), origin: 'own' });
    expect(await whyNoDemonstration(store, environment(), false)).toMatch('remove-demo');
    await store.close();
  });
  test('and no longer after they were removed; they do not come back', async () => {
    const data = copy('removed');
    expect(run('accounts.ts', data, 'list').out.split('\n')).toHaveLength(5);
    expect(run('accounts.ts', data, 'remove-demo')).toEqual({
      status: 0,
      out: '5 demonstration accounts removed',
      error: '',
    });
    const store = open(data);
    expect(await whyNoDemonstration(store, environment({ HOST: '0.0.0.0' }, data), true)).toBeNull();
    expect((await openEntranceOf(store)).gate.setUp.tokenHash).not.toBeNull();
    expect([await store.accounts.list(), await store.devices.list('a')]).toEqual([[], []]);
    await store.close();
    expect(run('audit.ts', data, 'verify').status).toBe(0);
  });
});

describe('npm run audit -- verify', () => {
  /** Changes the database behind the program's back. */
  const tamper = (data: string, sql: string) => {
    const database = new Database(join(data, 'seamless-grid.sqlite'));
    database.exec(`DROP TRIGGER audit_stays; DROP TRIGGER audit_remains; ${sql}`);
    database.close();
  };
  test('finds nothing in a log nobody touched', () => {
    const { status, out } = run('audit.ts', copy('whole'), 'verify');
    expect([status, out]).toEqual([0, expect.stringMatching(/^12 entries, 0 faults, against \d+ anchors/)]);
  });
  test.each([
    ['an altered entry', "UPDATE audit SET subject = 'x' WHERE sequence = 9", 'entry 9 was altered'],
    ['an unheard-of action', "UPDATE audit SET action = 'x' WHERE sequence = 9", 'entry 9 was altered'],
    ['a dropped entry', 'DELETE FROM audit WHERE sequence = 9', 'entry 9 is missing'],
    [
      'entries that changed places',
      'UPDATE audit SET sequence = 99 WHERE sequence = 8; UPDATE audit SET sequence = 8 WHERE sequence = 9; UPDATE audit SET sequence = 9 WHERE sequence = 99',
      'entry 8 was altered',
    ],
    [
      'a cut end',
      'DELETE FROM audit WHERE sequence > 9',
      'the chain ends with entry 9, but entry 12 was anchored: its end was cut off',
    ],
    [
      'an emptied log',
      'DELETE FROM audit',
      'the chain ends with entry 0, but entry 12 was anchored: its end was cut off',
    ],
  ])('finds %s', (name, sql, told) => {
    const data = copy(name);
    tamper(data, sql);
    const { status, error } = run('audit.ts', data, 'verify');
    expect([status, error.split('\n')]).toEqual([1, expect.arrayContaining([told])]);
  });
  test('reads past a line of the anchor file torn by a crash, and no other', () => {
    const data = copy('torn');
    const file = join(data, 'audit-anchor.jsonl');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.slice(0, -20));
    expect(run('audit.ts', data, 'verify').status).toBe(0);
    writeFileSync(file, `{"sequence":\n${text}`);
    expect(run('audit.ts', data, 'verify')).toMatchObject({
      status: 1,
      error: expect.stringContaining('audit-anchor.jsonl:1'),
    });
  });
  test('holds for an older backup once the anchors end where its chain does', () => {
    const data = copy('older');
    tamper(data, 'DELETE FROM audit WHERE sequence > 9');
    const file = join(data, 'audit-anchor.jsonl');
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    const kept = lines.filter((line) => JSON.parse(line).sequence <= 9);
    expect([kept.length > 0, kept.length < lines.length]).toEqual([true, true]);
    writeFileSync(file, `${kept.join('\n')}\n`);
    expect(run('audit.ts', data, 'verify')).toMatchObject({ status: 0, error: '' });
  });
  test('the program itself can neither change nor delete an entry', async () => {
    const database = new Database(join(copy('held'), 'seamless-grid.sqlite'));
    expect(() => database.exec("UPDATE audit SET subject = 'x'")).toThrow('never changed');
    expect(() => database.exec('DELETE FROM audit')).toThrow('never deleted');
    database.close();
  });
  test('says where there is nothing to verify', () => {
    expect(run('audit.ts', join(folder, 'nowhere'), 'verify')).toMatchObject({
      status: 1,
      error: expect.stringContaining('DATA_DIR'),
    });
  });
});
