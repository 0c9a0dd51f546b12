import { beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../../data/store/store.ts';
import type { Subject } from './contract.ts';
import { aCounty, anIssue, by, now } from './sample-county.ts';

const dayMs = 86_400_000;
const bytes = (text: string) => new TextEncoder().encode(text);

/** The part of the store's contract that is about photos. */
export function photoContract(subject: Subject): void {
  describe('photos', () => {
    let store: Store;
    let issues: readonly number[];
    beforeEach(async () => {
      store = subject().store;
      await store.counties.add({
        ...aCounty('a'),
        issues: [anIssue({ number: '1' }), anIssue({ number: '2' })],
      });
      await store.counties.add(aCounty('b'));
      issues = (await store.issues.page('a', { now }, 9)).issues.map(({ id }) => id).toSorted();
    });
    const add = (id: string, at = now) =>
      store.photos.add({
        county: 'a',
        id,
        width: 4,
        height: 3,
        image: bytes(`image ${id}`),
        thumbnail: bytes(`small ${id}`),
        by,
        now: at,
      });
    const attach = (id: string, to = 0, most = 2) =>
      store.photos.attach({ county: 'a', issue: issues[to] ?? 0, id, most, by, now });
    const read = async (id: string, size: 'full' | 'thumbnail' = 'full', county = 'a') => {
      const found = await store.photos.bytes(county, id, size);
      return found === null ? null : new TextDecoder().decode(found);
    };

    test('are given back, also after a restart, in their county', async () => {
      expect(await add('p')).toEqual({ id: 'p', issue: null, width: 4, height: 3, uploadedAt: now });
      await attach('p');
      store = await subject().reopened();
      expect([await read('p'), await read('p', 'thumbnail')]).toEqual(['image p', 'small p']);
      expect([await read('p', 'full', 'b'), await read('q')]).toEqual([null, null]);
      expect(await store.photos.ofIssue('a', issues[0] ?? 0)).toMatchObject([{ id: 'p' }]);
    });

    test('are attached to one issue, so many at most', async () => {
      for (const id of ['p', 'q', 'r']) await add(id);
      expect(await attach('p')).toMatchObject({ ok: true, photos: [{ id: 'p' }] });
      expect(await attach('p')).toMatchObject({ ok: true, photos: [{ id: 'p' }] });
      expect(await attach('p', 1)).toEqual({ ok: false, reason: 'elsewhere' });
      expect(await attach('q')).toMatchObject({ photos: [{ id: 'p' }, { id: 'q' }] });
      expect(await attach('r')).toEqual({ ok: false, reason: 'too-many' });
      expect(await attach('s')).toEqual({ ok: false, reason: 'unknown' });
    });

    test('that are attached to nothing go after a day', async () => {
      for (const id of ['p', 'q', 'r']) await add(id);
      await attach('p');
      await add('q', now + dayMs);
      await add('s', now + dayMs + 1);
      expect([await read('p'), await read('q'), await read('r')]).toEqual(['image p', 'image q', null]);
    });
  });
}
