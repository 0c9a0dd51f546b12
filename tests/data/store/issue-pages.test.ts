import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueFields } from '../../../data/model/issue-columns.ts';
import { encodeIssueColumns } from '../../../data/model/wire/encode.ts';
import { databaseName, openSqliteStore } from '../../../data/store/sqlite/open.ts';
import type { Store } from '../../../data/store/store.ts';
import { aCounty, anIssue, by, day, now, plan } from './sample-county.ts';

/** The pages hold the columns as they were at some event. A start that uses them must know what one that reads all the log knows. */
let folder: string;
let store: Store;
let copies = 0;

function opened(at: string): Store {
  const result = openSqliteStore(at);
  if (!result.ok) throw new Error(`${result.reason}: ${result.detail}`);
  return result.store;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seamless-pages-'));
  store = opened(folder);
  const made = (count: number, first: number) =>
    Array.from({ length: count }, (_, at) =>
      anIssue({
        number: `N-${first + at}`,
        category: at % 2 === 0 ? 'litter' : 'lamp',
        longitude: 1_141_000_000 + ((at * 7_919) % 100_000),
        latitude: 243_000_000 + ((at * 104_729) % 100_000),
        reportedAt: now - at * 60_000,
        dueAt: now + at * 1_000,
        grids: { minor: `g${at % 3}` },
      }),
    );
  const add = (county: string, count: number, first: number) =>
    store.issues.addMany({ county, issues: made(count, first), plan, day, by, now });
  await store.counties.add({ ...aCounty('b'), issues: made(500, 0) });
  await store.counties.add({ ...aCounty('a'), issues: made(66_000, 0) });
  // What follows is after the pages were written; the hundred come in a batch.
  await add('a', 100, 66_000);
  await add('b', 50, 500);
  for (const [county, id] of [
    ['b', 3],
    ['a', 700],
    ['a', 66_555],
  ] as const)
    await store.issues.change({
      county,
      id,
      revision: 1,
      decide: () => ({ ok: true, next: { state: 'closed', unit: 'u', closedAt: now } }),
      by,
      now,
    });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The store as a killed process leaves it, in a folder of its own, with something done to its database. */
async function left(meddle: (database: Database.Database) => void): Promise<Store> {
  const copy = join(folder, `copy-${copies++}`);
  mkdirSync(copy);
  for (const ending of ['', '-wal'])
    if (existsSync(join(folder, databaseName + ending)))
      copyFileSync(join(folder, databaseName + ending), join(copy, databaseName + ending));
  const database = new Database(join(copy, databaseName));
  meddle(database);
  database.close();
  return opened(copy);
}

async function known(of: Store) {
  const counties = ['a', 'b'].map(async (county) => ({
    counts: await of.issues.counts(county, now),
    summary: await of.issues.summary(county, { by: ['category', 'day'], now }),
    points: Buffer.from(
      encodeIssueColumns(inOrderOfIds(await of.issues.columns(county, { now }, [...issueFields]))),
    ).toString('base64'),
    taken: await of.issues.existingNumbers(county, ['N-0', 'N-65999', 'N-66099', 'N-70000']),
  }));
  return Promise.all(counties);
}

/** Rows mean nothing: two that lie on one spot may come in either order. */
function inOrderOfIds<T extends Awaited<ReturnType<Store['issues']['columns']>>>(columns: T): T {
  const order = Array.from(columns.id, (_, row) => row).sort(
    (one, other) => columns.id[one]! - columns.id[other]!,
  );
  const take = <A extends { slice: () => A; [index: number]: number }>(from: A): A => {
    const to = from.slice();
    order.forEach((row, at) => {
      to[at] = from[row]!;
    });
    return to;
  };
  const facets = Object.fromEntries(
    Object.entries(columns.facets).map(([name, facet]) => [name, { ...facet, of: take(facet.of) }]),
  );
  const { longitude, latitude, category, state, day: days, reported, due, closed, id } = columns;
  return {
    ...columns,
    longitude: take(longitude),
    latitude: take(latitude),
    category: take(category),
    state: take(state),
    day: take(days),
    reported: take(reported),
    due: take(due),
    closed: take(closed),
    id: take(id),
    facets,
  };
}

const pages = (database: Database.Database) =>
  database.prepare('SELECT count(*) FROM issue_pages WHERE part = ?').pluck().get('added');

test('a start with pages knows what the running store knows, and what one without pages knows', async () => {
  const here = await known(store);
  const withPages = await left((database) => expect(pages(database)).toBe(2));
  expect(await known(withPages)).toEqual(here);
  await withPages.close();
  const without = await left((database) => database.exec('DELETE FROM issue_pages'));
  expect(await known(without)).toEqual(here);
  await without.close();
});

test.each([
  [
    'with a byte that is another',
    "UPDATE issue_pages SET bytes = CAST(substr(bytes, 1, 400) || x'ff' || substr(bytes, 402) AS BLOB)",
  ],
  ['of another layout', "UPDATE issue_pages SET count = count + 1 WHERE part = 'added'"],
  ['from after the last event', 'UPDATE issue_pages SET sequence = sequence + 1000'],
  ['whose issues are not in the log', 'UPDATE issues SET longitude = longitude + 1'],
])('pages %s are thrown away', async (_, sql) => {
  const meddled = await left((database) => database.exec(sql));
  const read = await left((database) => database.exec(`${sql}; DELETE FROM issue_pages`));
  expect(await known(meddled)).toEqual(await known(read));
  await Promise.all([meddled.close(), read.close()]);
});

test('issues that another program wrote are seen', async () => {
  const one = await left(() => undefined);
  const before = await one.issues.count('a');
  const other = opened(join(folder, `copy-${copies - 1}`));
  await other.issues.addMany({ county: 'a', issues: [anIssue({ number: 'theirs' })], plan, day, by, now });
  expect(await one.issues.count('a')).toBe(before + 1);
  expect(
    await one.issues.addMany({ county: 'a', issues: [anIssue({ number: 'theirs' })], plan, day, by, now }),
  ).toMatchObject({
    reason: 'number-taken',
  });
  await Promise.all([one.close(), other.close()]);
});
