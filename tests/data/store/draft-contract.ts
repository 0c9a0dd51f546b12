import { beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../../data/store/store.ts';
import type { Subject } from './contract.ts';
import { aCounty, by, later, now, plan } from './sample-county.ts';

/** The part of the store's contract that is about drafts. */
export function draftContract(subject: Subject): void {
  describe('drafts', () => {
    let store: Store;

    const edit = (x: number) => ({
      op: 'move-vertex' as const,
      from: [x, 0] as [number, number],
      to: [x, 1] as [number, number],
    });
    const never = () => null;
    let id: number;
    beforeEach(async () => {
      store = subject().store;
      await store.counties.add(aCounty('a'));
      await store.counties.add(aCounty('b'));
      const begun = await store.drafts.create({ county: 'a', base: plan, title: '稿', by, now });
      if (!begun.ok) throw new Error(begun.reason);
      id = begun.draft.id;
    });

    test('begin on a plan that is there', async () => {
      expect(await store.drafts.get('a', id)).toEqual({
        id,
        county: 'a',
        title: '稿',
        base: plan,
        revision: 0,
        createdAt: new Date(now).toISOString(),
        changedAt: new Date(now).toISOString(),
        edits: [],
      });
      expect(await store.drafts.get('b', id)).toBeNull();
      expect(await store.drafts.create({ county: 'a', base: 'other', title: 't', by, now })).toEqual({
        ok: false,
        reason: 'unknown-plan',
      });
    });

    test('take edits in order and are listed last changed first', async () => {
      const second = await store.drafts.create({ county: 'a', base: plan, title: '二', by, now: now + 1 });
      const appended = await store.drafts.append({
        county: 'a',
        id,
        revision: 0,
        edits: [edit(1), edit(2)],
        by,
        now: later,
        refuse: never,
      });
      expect(appended).toMatchObject({
        ok: true,
        sequence: 5,
        draft: { revision: 2, changedAt: new Date(later).toISOString() },
      });
      await store.drafts.append({
        county: 'a',
        id,
        revision: 2,
        edits: [edit(3)],
        by,
        now: later,
        refuse: never,
      });
      store = await subject().reopened();
      expect((await store.drafts.get('a', id))?.edits).toEqual([edit(1), edit(2), edit(3)]);
      expect((await store.drafts.list('a')).map((draft) => draft.id)).toEqual([
        id,
        second.ok && second.draft.id,
      ]);
      expect((await store.events.after('a', 4, 9)).map(({ kind, draft }) => [kind, draft])).toEqual([
        ['draft-changed', id],
        ['draft-changed', id],
      ]);
    });

    test('refuse what follows another revision, and what the kernel refuses', async () => {
      const append = (revision: number, refuse: Parameters<Store['drafts']['append']>[0]['refuse']) =>
        store.drafts.append({ county: 'a', id, revision, edits: [edit(1)], by, now, refuse });
      expect(await append(1, never)).toEqual({ ok: false, reason: 'stale', revision: 0 });
      const refusal = { index: 0, reason: 'crossing', place: [1, 2] as const };
      expect(await append(0, () => refusal)).toEqual({ ok: false, reason: 'refused', refusal });
      expect(
        await store.drafts.append({ county: 'b', id, revision: 0, edits: [edit(1)], by, now, refuse: never }),
      ).toEqual({ ok: false, reason: 'unknown-draft' });
      expect((await store.drafts.get('a', id))?.revision).toBe(0);
      expect(await store.events.newest()).toBe(3);
    });

    test('let one of two writers win', async () => {
      const results = await Promise.all(
        [1, 2, 3].map((x) =>
          store.drafts.append({ county: 'a', id, revision: 0, edits: [edit(x)], by, now, refuse: never }),
        ),
      );
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      expect((await store.drafts.get('a', id))?.revision).toBe(1);
    });
  });
}
