import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { issueFields } from '../../../data/model/issue-columns.ts';
import type { AttributedIssue } from '../../../data/store/issue-store.ts';
import type { Store } from '../../../data/store/store.ts';
import { seeded } from '../../bench/data/random.ts';
import { aCounty, anIssue, by, day, later, now, plan } from './sample-county.ts';
import { type StoreFolder, storeFolder } from './store-folder.ts';

/** Issues that came together are in batches; nobody who asks may tell them from issues that are rows. */
let stores: StoreFolder;
let store: Store;
beforeEach(() => {
  stores = storeFolder();
  store = stores.opened('here');
});
afterEach(async () => {
  await store.close();
  stores.remove();
});

const rowsIn = (name: string) =>
  stores.look(name, (database) =>
    database.prepare<[], number>('SELECT id FROM issues ORDER BY id').pluck().all(),
  );

const texts = ['路口', 'lone \ud800, a NUL \0 and "\\', '', '🚮\u2028', 'd'];
const states = ['collected', 'dispatched', 'handled', 'closed'] as const;

/** Issues of every sort; of each there is something that another has not. */
function someIssues(count: number, from = 0): AttributedIssue[] {
  const random = seeded(from + 1);
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
  return Array.from({ length: count }, (_, at) => {
    const reportedAt = Math.floor(random() * now);
    return anIssue({
      number: random() < 0.2 ? null : `N-${from + at}${one(['', '号'])}`,
      source: one(['import', 'officer', 'citizen']),
      category: one(['litter', 'lamp']),
      state: one(states),
      unit: one([null, '街道办']),
      longitude: Math.floor((random() - 0.5) * 3_600_000_000),
      latitude: Math.floor((random() - 0.5) * 1_800_000_000),
      description: one(texts),
      reportedAt,
      dueAt: random() < 0.1 ? 2 ** 32 * 1_000 - 1 : reportedAt + Math.floor(random() * 1e10),
      closedAt: random() < 0.5 ? null : reportedAt + 1_000,
      areaSquareMetres: random() < 0.5 ? null : random() * 1e6,
      grids: one([{}, { minor: 'g1' }, { minor: 'g2', 10: 'x' }]),
      placement: one(['inside', 'border', 'outside']),
    });
  });
}

const addTo = async (of: Store, issues: readonly AttributedIssue[], county = 'a') => {
  const added = await of.issues.addMany({ county, issues, plan, day, by, now });
  if (!added.ok) throw new Error(added.reason);
  return added;
};
/** So few at a time that each is a row of its own. */
const addAsRows = async (of: Store, issues: readonly AttributedIssue[], county = 'a') => {
  for (let at = 0; at < issues.length; at += 50) await addTo(of, issues.slice(at, at + 50), county);
};
const close = (of: Store, id: number, revision = 1, county = 'a') =>
  of.issues.change({
    county,
    id,
    revision,
    decide: () => ({ ok: true, next: { state: 'closed', unit: 'u', closedAt: later, note: 'done' } }),
    by,
    now: later,
  });

/** All that can be asked about the issues of a county. */
async function known(of: Store, last: number, county = 'a') {
  const { id, ...columns } = await of.issues.columns(county, { now }, [...issueFields]);
  const order = Array.from(id, (_, row) => row).sort((one, other) => id[one]! - id[other]!);
  const inOrder = (column: ArrayLike<number>) => order.map((row) => column[row]);
  const all = await Promise.all(Array.from({ length: last + 1 }, (_, at) => of.issues.get(county, at)));
  const numbers = all.flatMap((issue) => issue?.number ?? []);
  const { total, grids } = await of.issues.counts(county, now);
  const { rows } = await of.issues.summary(county, { by: ['category', 'day'], now });
  return {
    all,
    histories: await Promise.all(all.map((_, at) => of.issues.history(county, at))),
    columns: [id, columns.longitude, columns.latitude, columns.reported, columns.due, columns.closed].map(
      inOrder,
    ),
    states: inOrder(columns.state).map((state) => columns.states[state!]),
    page: await of.issues.page(county, { now, categories: ['lamp'] }, 100),
    counts: [total, grids, rows, await of.issues.count(county)],
    taken: await of.issues.existingNumbers(county, [...numbers, 'N-none']),
  };
}

test('issues in batches answer as issues in rows do: as they came, changed, after a restart, to another program', async () => {
  const plain = stores.opened('plain');
  const issues = someIssues(700);
  for (const one of [store, plain]) {
    await one.counties.add({ ...aCounty('a'), issues: someIssues(3, 5_000) });
    await one.counties.add(aCounty('b'));
  }
  await addAsRows(plain, issues);
  await addTo(store, issues);
  await addAsRows(plain, someIssues(80, 9_000), 'b');
  await addTo(store, someIssues(80, 9_000), 'b');
  expect([rowsIn('here').length, rowsIn('plain').length]).toEqual([3, 783]);
  const last = 783;
  expect(await known(store, last)).toEqual(await known(plain, last));
  expect(await known(store, last, 'b')).toEqual(await known(plain, last, 'b'));

  const program = stores.opened('here');
  expect(await known(program, last)).toEqual(await known(plain, last));
  for (const id of [4, 259, 260, 703])
    for (const one of [store, plain]) expect(await close(one, id)).toMatchObject({ ok: true });
  for (const one of [program, plain]) {
    expect(await close(one, 259)).toMatchObject({ reason: 'stale', revision: 2 });
    expect(await close(one, 259, 2)).toMatchObject({ ok: true, issue: { revision: 3 } });
  }
  expect(rowsIn('here')).toEqual([1, 2, 3, 4, 259, 260, 703]);
  const changed = await known(plain, last);
  expect(await known(store, last)).toEqual(changed);
  expect(await known(program, last)).toEqual(changed);
  await program.close();
  const found = stores.copied('here', 'found');
  expect(await known(found, last)).toEqual(changed);
  await Promise.all([found.close(), plain.close()]);
});

test('changes are told alike', async () => {
  const plain = stores.opened('plain');
  for (const one of [store, plain]) await one.counties.add(aCounty('a'));
  await addAsRows(plain, someIssues(300));
  await addTo(store, someIssues(300));
  const after = await store.events.newest();
  const since = await plain.events.newest();
  await addAsRows(plain, someIssues(90, 300));
  await addTo(store, someIssues(90, 300));
  for (const one of [store, plain]) await close(one, 7);
  const told = async (of: Store, from: number) => {
    const columns = await of.issues.columns('a', { now }, ['id', 'closed'], from);
    return [[...columns.id], [...columns.longitude], [...columns.closed], columns.gone];
  };
  expect(await told(store, after)).toEqual(await told(plain, since));
});

describe('what a batch cannot say is a row', () => {
  const odd: readonly [string, Partial<AttributedIssue>][] = [
    ['reported before 1970', { reportedAt: -1 }],
    ['due after 2106', { dueAt: 2 ** 32 * 1_000 }],
    ['closed in the first second', { closedAt: 999 }],
  ];
  test.each(odd)('%s', async (_, of) => {
    await store.counties.add(aCounty('a'));
    const issues = someIssues(100).with(50, anIssue({ number: 'odd', ...of }));
    await addTo(store, issues);
    expect(rowsIn('here')).toHaveLength(100);
    const floor = (milliseconds: number) => Math.floor(milliseconds / 1_000) * 1_000;
    const found = await store.issues.get('a', 51);
    expect(found).toMatchObject({
      reportedAt: new Date(floor(of.reportedAt ?? 0)).toISOString(),
      dueAt: new Date(floor(of.dueAt ?? 0)).toISOString(),
      closedAt: of.closedAt === undefined ? null : new Date(0).toISOString(),
    });
  });
});

test('a photo is attached to an issue in a batch', async () => {
  await store.counties.add(aCounty('a'));
  await addTo(store, someIssues(100));
  const [image, thumbnail] = [Buffer.from('image'), Buffer.from('small')];
  await store.photos.add({ county: 'a', id: 'p', width: 4, height: 3, image, thumbnail, by, now });
  const before = await store.issues.get('a', 40);
  const attach = { county: 'a', issue: 40, id: 'p', most: 2, by, now };
  expect(await store.photos.attach(attach)).toMatchObject({ ok: true, photos: [{ id: 'p' }] });
  expect(rowsIn('here')).toEqual([40]);
  expect(await store.issues.get('a', 40)).toEqual(before);
  expect(await close(store, 40)).toMatchObject({ ok: true, issue: { revision: 2 } });
});

test('a database from before batches keeps its rows, and has batches from then on', async () => {
  await store.counties.add({ ...aCounty('a'), issues: someIssues(300) });
  await close(store, 7);
  const before = await known(store, 300);
  const older = stores.copied('here', 'older');
  await older.close();
  stores.look('older', (database) =>
    database.exec(
      'DROP TABLE issue_batches; DELETE FROM migrations WHERE version > 6; PRAGMA user_version = 6',
    ),
  );
  const brought = stores.opened('older');
  expect(await known(brought, 300)).toEqual(before);
  expect(await addTo(brought, someIssues(100, 700))).toMatchObject({ firstId: 301 });
  expect(rowsIn('older')).toHaveLength(300);
  await brought.close();
});

test('a batch cannot be changed even by hand', async () => {
  await store.counties.add(aCounty('a'));
  await addTo(store, someIssues(100));
  stores.look('here', (database) => {
    for (const sql of ['UPDATE issue_batches SET count = 3', 'DELETE FROM issue_batches'])
      expect(() => database.exec(sql)).toThrow(/never/);
  });
});
