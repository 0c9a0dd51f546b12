import { beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../../data/store/store.ts';
import type { Subject } from './contract.ts';
import { aCounty, by, now } from './sample-county.ts';

/** The part of the store's contract that is about foot patrols. */
export function patrolContract(subject: Subject): void {
  describe('patrols', () => {
    let store: Store;
    beforeEach(async () => {
      store = subject().store;
      await store.counties.add(aCounty('a'));
      await store.counties.add(aCounty('b'));
    });

    const points = [
      { place: [114.12, 24.35] as [number, number], at: now - 60_000, accuracy: 5 },
      { place: [114.1200001, 24.35] as [number, number], at: now - 50_000, accuracy: 7.5 },
    ];
    const walked = (day: string, hours: number, longitude = 1_141_200_000) => ({
      day,
      longitude,
      latitude: 243_500_000,
      hours,
    });
    const add = (some: ReturnType<typeof walked>[], more = {}) =>
      store.patrols.add({ county: 'a', grids: ['g'], points, walked: some, by, now, ...more });

    test('keep a track as it was walked, for the county it was walked in', async () => {
      const added = await add([]);
      if (!added.ok) throw new Error(added.reason);
      const record = {
        id: added.id,
        walker: by.actor,
        grids: ['g'],
        from: now - 60_000,
        to: now - 50_000,
        points: 2,
        receivedAt: now,
      };
      expect(await store.patrols.tracks('a')).toEqual([record]);
      expect(await store.patrols.track('a', added.id)).toEqual({ ...record, line: points });
      expect(await store.patrols.tracks('b')).toEqual([]);
      expect(await store.patrols.track('b', added.id)).toBeNull();
    });

    test('add the hours of a stretch walked again on a day, and remember its last day', async () => {
      await add([walked('2026-11-19', 1 << 8), walked('2026-11-19', 1 << 8, 7)]);
      await add([walked('2026-11-19', 1 << 23), walked('2026-11-20', 1)]);
      await add([walked('2026-11-18', 2)]);
      expect(await store.patrols.walked('a', '2026-11-19', '2026-11-19')).toEqual([
        walked('2026-11-19', 1 << 8, 7),
        walked('2026-11-19', (1 << 8) | (1 << 23)),
      ]);
      expect(await store.patrols.walked('a', '2026-11-18', '2026-11-20')).toHaveLength(4);
      expect(await store.patrols.walked('b', '2026-11-18', '2026-11-20')).toEqual([]);
      const last = await store.patrols.lastWalked('a');
      expect(last.map(({ longitude, day }) => [longitude, day])).toEqual([
        [7, '2026-11-19'],
        [1_141_200_000, '2026-11-20'],
      ]);
    });

    test('a track sent twice under one key is one track, and another under it is refused', async () => {
      const once = { owner: 'account 1', key: 'k', fingerprint: 'f' };
      const first = await add([walked('2026-11-19', 1)], { by: { ...by, once } });
      expect(await add([walked('2026-11-19', 2)], { by: { ...by, once } })).toEqual(first);
      expect(await store.patrols.tracks('a')).toHaveLength(1);
      expect(await store.patrols.walked('a', '2026-11-19', '2026-11-19')).toEqual([walked('2026-11-19', 1)]);
      const other = { ...once, fingerprint: 'g' };
      expect(await add([], { by: { ...by, once: other } })).toMatchObject({
        ok: false,
        reason: 'key-reused',
      });
    });

    test('are one event and one audit entry, and tell nothing of who walked where', async () => {
      const before = await store.events.newest();
      await add([walked('2026-11-19', 1)]);
      const events = await store.events.after('a', before, 10);
      expect(events.map(({ kind }) => kind)).toEqual(['patrol-walked']);
      expect(Object.keys(events[0] ?? {}).toSorted()).toEqual(['at', 'kind', 'sequence']);
      const [entry] = await store.audit.page({}, null, 1);
      expect(entry).toMatchObject({ action: 'patrol-reported', county: 'a' });
      expect(entry?.after).not.toContain('114');
    });

    test('old tracks go, what was walked stays', async () => {
      await add([walked('2026-11-19', 1)]);
      await add([], { now: now + 1_000 });
      expect(await store.patrols.forgetTracks(now + 1_000, by, now)).toBe(1);
      expect((await store.patrols.tracks('a')).map(({ receivedAt }) => receivedAt)).toEqual([now + 1_000]);
      expect(await store.patrols.walked('a', '2026-11-19', '2026-11-19')).toHaveLength(1);
      const [entry] = await store.audit.page({ action: 'patrol-tracks-deleted' }, null, 9);
      expect(entry?.after).toContain('"tracks":1');
      expect(await store.patrols.forgetTracks(now, by, now)).toBe(0);
      expect(await store.audit.page({ action: 'patrol-tracks-deleted' }, null, 9)).toHaveLength(1);
    });

    test('what nobody walked, samples, has no track', async () => {
      await store.patrols.addWalked({ county: 'a', walked: [walked('2026-11-19', 1)], by, now });
      expect(await store.patrols.tracks('a')).toEqual([]);
      expect(await store.patrols.lastWalked('a')).toHaveLength(1);
    });
  });
}
