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
    const kept = { unit: 'unit-a', crs: 'gcj02', walk: null } as const;
    const walked = (day: string, hours: number, longitude = 1_141_200_000) => ({
      day,
      longitude,
      latitude: 243_500_000,
      hours,
    });
    const add = (some: ReturnType<typeof walked>[], more = {}) =>
      store.patrols.add({ county: 'a', ...kept, points, metres: 12.5, walked: some, by, now, ...more });

    test('keep a track as it was walked, for the county it was walked in', async () => {
      const added = await add([]);
      if (!added.ok) throw new Error(added.reason);
      const record = {
        id: added.id,
        walker: by.actor,
        unit: 'unit-a',
        crs: 'gcj02',
        from: now - 60_000,
        to: now - 50_000,
        points: 2,
        metres: 12.5,
        receivedAt: now,
      };
      expect(await store.patrols.tracks('a')).toEqual([record]);
      expect(await store.patrols.track('a', added.id)).toEqual({ ...record, line: points });
      expect(await store.patrols.tracks('b')).toEqual([]);
      expect(await store.patrols.track('b', added.id)).toBeNull();
    });

    test('the parts of a walk are one track, whatever the order in which they come', async () => {
      const name = { county: 'a', walker: by.actor, walk: 'walk-0001', crs: 'gcj02' } as const;
      const part = (from: number) => ({
        walk: name.walk,
        points: points.map((point, index) => ({ ...point, at: from + index })),
      });
      expect(await store.patrols.walkSoFar(name)).toBeNull();
      const first = await add([], part(now - 1_000));
      await add([], { ...part(now - 9_000), now: now + 5 });
      expect(await store.patrols.walkSoFar(name)).toEqual({
        points: 4,
        last: { ...points[1], at: now - 8_999 },
      });
      const [track, ...others] = await store.patrols.tracks('a');
      expect(others).toEqual([]);
      expect(track).toMatchObject({
        from: now - 9_000,
        to: now - 999,
        points: 4,
        metres: 25,
        receivedAt: now,
      });
      const id = first.ok ? first.id : 0;
      const at = (await store.patrols.track('a', id))?.line.map((point) => point.at - now);
      expect(at).toEqual([-9_000, -8_999, -1_000, -999]);
      for (const other of [
        { ...name, walk: 'walk-0002' },
        { ...name, crs: 'wgs84' as const },
        { ...name, county: 'b' },
        { ...name, walker: { ...name.walker, kind: 'account' as const, id: 77 } },
      ])
        expect(await store.patrols.walkSoFar(other)).toBeNull();
      const moved = { ...name.walker, address: '10.0.0.9' };
      expect(await store.patrols.walkSoFar({ ...name, walker: moved })).not.toBeNull();
    });

    test('a track can be deleted by its walker only; what was walked stays, and that it went is noted', async () => {
      const added = await add([walked('2026-11-19', 1)]);
      const id = added.ok ? added.id : 0;
      const remove = (more = {}) =>
        store.patrols.remove({ county: 'a', id, walker: by.actor, by, now, ...more });
      const unknown = { ok: false, reason: 'unknown' };
      const another = { ...by.actor, kind: 'account', id: 77 } as const;
      expect(await remove({ walker: another })).toEqual(unknown);
      expect(await remove({ county: 'b' })).toEqual(unknown);
      const once = { owner: 'account 1', key: 'r', fingerprint: 'f' };
      expect(await remove({ by: { ...by, once } })).toEqual({ ok: true });
      expect(await remove()).toEqual(unknown);
      expect(await remove({ by: { ...by, once } })).toEqual({ ok: true });
      expect(await store.patrols.tracks('a')).toEqual([]);
      expect(await store.patrols.walked('a', '2026-11-19', '2026-11-19')).toHaveLength(1);
      const entries = await store.audit.page({ action: 'patrol-track-deleted' }, null, 9);
      expect(entries.map(({ subject }) => subject)).toEqual([`patrol ${id}`]);
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
