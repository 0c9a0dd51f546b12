import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AttributedIssue } from '../../../data/store/issue-store.ts';
import type { Store } from '../../../data/store/store.ts';
import { aCounty, anIssue, by, day, now, plan } from './sample-county.ts';
import { type StoreFolder, storeFolder } from './store-folder.ts';

/** Numbers people quote are one issue's alone in a county. */
let stores: StoreFolder;
let store: Store;
beforeEach(async () => {
  stores = storeFolder();
  store = stores.opened('here');
  await store.counties.add(aCounty('a'));
});
afterEach(async () => {
  await store.close();
  stores.remove();
});

const numbered = (count: number, name: (at: number) => string | null) =>
  Array.from({ length: count }, (_, at) => anIssue({ number: name(at) }));
const add = (issues: readonly AttributedIssue[]) =>
  store.issues.addMany({ county: 'a', issues, plan, day, by, now });

test('numbers of a batch are taken, also after a restart; what was refused is not', async () => {
  expect(await add(numbered(300, (at) => `A-${at}`))).toMatchObject({ ok: true });
  for (const of of [store, stores.copied('here', 'copy')]) {
    const more = numbered(300, (at) => (at === 290 ? 'A-7' : `B-${at}`)).with(
      299,
      anIssue({ number: 'B-3' }),
    );
    expect(await of.issues.addMany({ county: 'a', issues: more, plan, day, by, now })).toEqual({
      ok: false,
      reason: 'number-taken',
      numbers: ['A-7', 'B-3'],
    });
    expect(await of.issues.existingNumbers('a', ['B-3', 'B-0', 'A-0', 'A-299', 'A-300'])).toEqual(
      new Set(['A-0', 'A-299']),
    );
    if (of !== store) await of.close();
  }
  expect(await add(numbered(300, (at) => `B-${at}`))).toMatchObject({ ok: true });
});

test('numbers that are made here make way for those that come in the same batch', async () => {
  const ours = `${day.replaceAll('-', '')}-000070`;
  expect(await add(numbered(100, (at) => (at === 3 ? ours : null)))).toMatchObject({ ok: true });
  expect((await store.issues.get('a', 4))?.number).toBe(ours);
  expect((await store.issues.get('a', 70))?.number).toBe(`${ours}-1`);
  expect(await add([anIssue({ number: ours })])).toMatchObject({ reason: 'number-taken' });
});

test('numbers that are made here make way for those that came, also after a restart', async () => {
  await add([anIssue({ number: `${day.replaceAll('-', '')}-000003` })]);
  const found = stores.copied('here', 'copy');
  const report = () =>
    found.issues.report({ county: 'a', issue: anIssue({ number: null }), plan, day, by, now });
  const reported = [await report(), await report()].map((told) => told.ok && told.issue.number);
  expect(reported).toEqual(['20261015-000002', '20261015-000003-1']);
  await found.close();
});

test('numbers of a transaction that was undone are free', async () => {
  const adding = add(numbered(300, (at) => `A-${at}`));
  const decide = () => {
    throw new Error('no');
  };
  await expect(store.issues.change({ county: 'a', id: 5, revision: 1, decide, by, now })).rejects.toThrow(
    'no',
  );
  // It was run again without the other.
  expect(await adding).toMatchObject({ ok: true, firstId: 1 });
  expect(await add(numbered(300, (at) => `A-${at + 299}`))).toMatchObject({ numbers: ['A-299'] });
  expect(await add(numbered(300, (at) => `A-${at + 300}`))).toMatchObject({ ok: true });
});
