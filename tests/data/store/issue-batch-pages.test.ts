import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Store } from '../../../data/store/store.ts';
import { aCounty, anIssue, by, day, later, now, plan } from './sample-county.ts';
import { type StoreFolder, storeFolder } from './store-folder.ts';

/** Pages hold what has rows of its own; what came in batches is read from those, and pages say what became of it. */
let stores: StoreFolder;
let store: Store;
/** Rows come first: they fill a page. */
const rows = 66_000;
const batched = 17_000;
const first = rows + 1;
const counties = ['a', 'b', 'c'];

const close = (of: Store, county: string, id: number) =>
  of.issues.change({
    county,
    id,
    revision: 1,
    decide: () => ({ ok: true, next: { state: 'closed', closedAt: later } }),
    by,
    now: later,
  });
const closeMany = async (county: string, from: number, count: number) => {
  const closing = Array.from({ length: count }, (_, at) => close(store, county, from + at));
  expect((await Promise.all(closing)).every(({ ok }) => ok)).toBe(true);
};
const someIssues = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    anIssue({ number: `N-${at}`, longitude: at, reportedAt: now - at * 60_000, dueAt: now + at * 1_000 }),
  );
const pagesIn = (name: string) =>
  stores.look(name, (database) =>
    database
      .prepare("SELECT county, part, count FROM issue_pages WHERE part <> 'numbers' ORDER BY position")
      .raw()
      .all(),
  );

beforeAll(async () => {
  stores = storeFolder();
  store = stores.opened('here');
  await store.counties.add(aCounty('a'));
  await store.counties.add({ ...aCounty('b'), issues: someIssues(rows) });
  await store.issues.addMany({ county: 'a', issues: someIssues(batched), plan, day, by, now });
  // So many changes that they are written.
  await closeMany('a', first, 16_500);
  await vi.waitFor(() => expect(pagesIn('here')).toHaveLength(2));
}, 60_000);
afterAll(async () => {
  await store.close();
  stores.remove();
});

/** What is known of every issue and of a few in particular. */
async function known(of: Store) {
  const points = counties.map(async (county) => {
    const { id, state, closed } = await of.issues.columns(county, { now }, ['id', 'closed']);
    return Array.from(id, (one, row) => `${one} ${state[row]} ${closed[row]}`).sort();
  });
  return {
    points: await Promise.all(points),
    counts: await Promise.all(counties.map((county) => of.issues.counts(county, now))),
    some: await Promise.all([0, 700, 16_499, 16_500, 16_999].map((at) => of.issues.get('a', first + at))),
  };
}

/** A start on what `name` leaves, knows what is known. */
async function expectKnown(name: string, copy: string, what: Awaited<ReturnType<typeof known>>) {
  const found = stores.copied(name, copy);
  expect(await known(found)).toEqual(what);
  await found.close();
}

test('a start reads batches, and pages for what became of them', async () => {
  expect(pagesIn('here')).toEqual([
    ['b', 'added', rows],
    ['a', 'changed', expect.any(Number)],
  ]);
  await close(store, 'b', 3);
  await close(store, 'a', first + batched - 1);
  await expectKnown('here', 'as left', await known(store));
});

test('pages that are lost are written anew from batches and rows', { timeout: 60_000 }, async () => {
  const lost = stores.copied('here', 'lost', (database) => void database.exec('DELETE FROM issue_pages'));
  expect(await known(lost)).toEqual(await known(store));
  await close(lost, 'b', 4);
  await expect
    .poll(() => pagesIn('lost'))
    .toEqual([
      ['a', 'changed', 16_501],
      ['b', 'added', rows],
    ]);
  await expectKnown('lost', 'written anew', await known(lost));
  await lost.close();
});

test('where changes fill many pages, all are written anew', { timeout: 60_000 }, async () => {
  const many = stores.copied('here', 'many', (database) => {
    const again = `INSERT INTO issue_pages (county, part, count, to_id, sequence, checksum, bytes)
      SELECT county, part, count, to_id, sequence, checksum, bytes FROM issue_pages WHERE part = 'changed'`;
    for (let times = 0; times < 3; times++) database.exec(again);
  });
  expect(pagesIn('many')).toHaveLength(9);
  await many.counties.add({ ...aCounty('c'), issues: someIssues(rows) });
  await expect
    .poll(() => pagesIn('many'))
    .toEqual([
      ['a', 'changed', 16_501],
      ['b', 'added', rows],
      ['c', 'added', rows],
    ]);
  await expectKnown('many', 'fewer', await known(many));
  await many.close();
});

test('a later page changes what came after an earlier one', { timeout: 60_000 }, async () => {
  await store.counties.add({ ...aCounty('c'), issues: someIssues(rows) });
  await expect.poll(() => pagesIn('here')).toHaveLength(5);
  await closeMany('c', first + batched, 16_500);
  await expect.poll(() => pagesIn('here')).toHaveLength(6);
  await expectKnown('here', 'later', await known(store));
});
