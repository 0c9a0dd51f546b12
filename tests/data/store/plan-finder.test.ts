import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { connection } from '../../../data/store/sqlite/connection.ts';
import { migrate } from '../../../data/store/sqlite/migrations.ts';
import { planFinder, planInserter } from '../../../data/store/sqlite/plans.ts';
import { aCounty, day, now } from './sample-county.ts';

function some() {
  const database = new Database(':memory:');
  migrate(database, 0, now);
  database.pragma('foreign_keys = OFF');
  const link = connection(database, 0);
  const [find, insert] = [planFinder(link), planInserter(link)];
  return {
    database,
    link,
    find: () => find('a', day)?.hash,
    publish: (hash: string, effectiveFrom: string) =>
      insert({ ...aCounty('a').plan, hash, effectiveFrom }, now),
  };
}

test('the plan in force is found anew once another is published, in the same transaction or a later one', async () => {
  const { link, find, publish } = some();
  const one = link.write(() => [find(), publish('p', '2026-01-01'), find(), find()]);
  const other = link.write(() => [find(), publish('q', '2026-02-01'), find()]);
  expect(await Promise.all([one, other])).toEqual([
    [undefined, 1, 'p', 'p'],
    ['p', 2, 'q'],
  ]);
  expect(await link.write(() => [publish('r', '2026-03-01'), find()])).toEqual([3, 'r']);
  expect(await link.write(() => [publish('later', '2027-01-01'), find()])).toEqual([4, 'r']);
});

test('what was found of a plan that was undone is forgotten', async () => {
  const { link, find, publish } = some();
  const undone = link.write(() => {
    publish('p', '2026-01-01');
    expect(find()).toBe('p');
    throw new Error('undone');
  });
  const after = link.write(() => [publish('q', '2026-01-01'), find()]);
  await expect(undone).rejects.toThrow('undone');
  expect(await after).toEqual([1, 'q']);
});

test('nor is it found by what follows in the transaction, nor does a later one rely on what an earlier one found', async () => {
  const { database, link, find, publish } = some();
  const undone = link.write(() => {
    publish('p', '2026-01-01');
    find();
    throw new Error('undone');
  });
  const after = link.write(find);
  await expect(undone).rejects.toThrow('undone');
  expect(await after).toBe(undefined);
  await link.write(() => publish('q', '2026-01-01'));
  expect(await link.write(find)).toBe('q');
  database.exec(`INSERT INTO plans (county, hash, effective_from, bounds, tiers, import_faults, document, published_at)
    SELECT county, 'by another', effective_from, bounds, tiers, import_faults, document, published_at FROM plans`);
  expect(await link.write(find)).toBe('by another');
});
