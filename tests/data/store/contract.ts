import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../../data/store/store.ts';
import { accountContract } from './account-contract.ts';
import { draftContract } from './draft-contract.ts';
import { importContract } from './import-contract.ts';
import { issueChangeContract } from './issue-change-contract.ts';
import { issueContract } from './issue-contract.ts';
import { patrolContract } from './patrol-contract.ts';
import { photoContract } from './photo-contract.ts';
import { aCounty, anIssue, by, day, now, plan } from './sample-county.ts';

/** A backend under test: a fresh store, and the same one as a new process would find it. */
export interface Backend {
  readonly open: () => Promise<Store>;
  /** Closes the store and opens what it left. */
  readonly reopen: (store: Store) => Promise<Store>;
  readonly dispose: () => Promise<void>;
}

/** The store a part of the contract works on, and the way to close it and open it again. */
export type Subject = () => { readonly store: Store; readonly reopened: () => Promise<Store> };

/** What every backend must hold to; called once for each of them. */
export function storeContract(name: string, backend: () => Backend): void {
  describe(`${name} keeps the store's contract`, () => {
    let under: Backend;
    let store: Store;
    beforeEach(async () => {
      under = backend();
      store = await under.open();
    });
    afterEach(async () => {
      await store.close();
      await under.dispose();
    });
    const reopened = async () => {
      store = await under.reopen(store);
      return store;
    };

    test('is empty at first, and well', async () => {
      expect(await store.isWell()).toBe(true);
      expect(await store.counties.list()).toEqual([]);
      expect(await store.counties.categories()).toBeNull();
      expect(await store.counties.get('a')).toBeNull();
      expect(await store.events.newest()).toBe(0);
    });

    test('gives a county back as it was added, also after it was closed', async () => {
      const county = aCounty('a');
      expect(await store.counties.add(county)).toEqual({ ok: true, sequence: 1 });
      await reopened();
      const record = await store.counties.get('a');
      expect(record).toMatchObject({
        id: 'a',
        origin: 'sample',
        sourceHash: 'source',
        scheme: county.scheme,
      });
      expect(await store.counties.list()).toEqual([record]);
      expect(await store.counties.roster('a')).toEqual(county.roster);
      expect(record?.layers).toEqual({
        ground: 'ground-hash',
        streets: 'streets-hash',
        places: 'places-hash',
      });
      const layer = await store.counties.layer('a', 'streets', 'streets-hash');
      expect(layer && new TextDecoder().decode(layer)).toBe('streets');
      expect(await store.counties.layer('a', 'streets', 'ground-hash')).toBeNull();
    });

    test('adds a county once, and all of it or nothing', async () => {
      await store.counties.add(aCounty('a'));
      expect(await store.counties.add(aCounty('a'))).toEqual({ ok: false, reason: 'exists' });
      const twice = [anIssue({ number: 'X' }), anIssue({ number: 'X' })];
      await expect(store.counties.add({ ...aCounty('b'), issues: twice })).rejects.toThrow();
      expect(await store.counties.get('b')).toBeNull();
      expect(await store.plans.get('b', plan)).toBeNull();
      expect(await store.issues.count('b')).toBe(0);
      expect(await store.events.newest()).toBe(1);
    });

    test('keeps the category set', async () => {
      const set = {
        standardRef: 'x',
        categories: [
          {
            id: 'a',
            major: '06',
            kind: 'event' as const,
            label: { zh: '甲', en: 'A' },
            limit: { amount: 1, unit: 'hours' as const },
            disorder: null,
            illegalBuilding: false,
          },
        ],
      };
      await store.counties.saveCategories(set);
      await store.counties.saveCategories({ ...set, standardRef: 'y' });
      expect(await store.counties.categories()).toEqual({ ...set, standardRef: 'y' });
    });

    test('knows the plan in force on a day', async () => {
      await store.counties.add(aCounty('a'));
      expect(await store.plans.inForce('a', '2025-12-31')).toBeNull();
      expect((await store.plans.inForce('a', '2026-01-01'))?.hash).toBe(plan);
      expect(await store.plans.get('a', plan)).toEqual({
        county: 'a',
        hash: plan,
        effectiveFrom: '2026-01-01',
        bounds: [1, 2, 3, 4],
        tiers: [{ id: 'minor', grids: 2 }],
      });
      const document = await store.plans.document('a', plan);
      expect(document && new TextDecoder().decode(document)).toBe('{"document":true}');
      expect(await store.plans.importFaults('a', plan)).toEqual([
        { kind: 'gap', place: [1, 2], squareMetres: 3, features: ['f'] },
      ]);
      expect(await store.plans.document('a', 'other')).toBeNull();
    });

    issueContract(() => ({ store, reopened }));
    issueChangeContract(() => ({ store, reopened }));
    importContract(() => ({ store, reopened }));
    photoContract(() => ({ store, reopened }));
    draftContract(() => ({ store, reopened }));
    patrolContract(() => ({ store, reopened }));
    accountContract(() => ({ store, reopened }));

    test('tells a county its own events, in order, so many at a time', async () => {
      await store.counties.add(aCounty('a'));
      await store.counties.add(aCounty('b'));
      for (const county of ['a', 'b', 'a'])
        await store.issues.report({ county, issue: anIssue({ number: null }), plan, day, by, now });
      expect((await store.events.after('a', 0, 10)).map((event) => event.sequence)).toEqual([1, 3, 5]);
      expect((await store.events.after('a', 1, 1)).map((event) => event.sequence)).toEqual([3]);
      expect(await store.events.newest()).toBe(5);
    });
  });
}
