import { beforeEach, describe, expect, test } from 'vitest';
import { importMapping } from '../../../data/model/import.ts';
import type { ImportRecord } from '../../../data/store/import-store.ts';
import type { Store } from '../../../data/store/store.ts';
import type { Subject } from './contract.ts';
import { aCounty, anIssue, by, day, later, now, plan } from './sample-county.ts';

const mapping = importMapping.parse({
  columns: { longitude: 0, latitude: 1, reportedAt: 2 },
  crs: 'gcj02',
  otherwise: 'litter',
});
const upload = {
  county: 'a',
  name: '表.csv',
  encoding: 'gb18030' as const,
  digest: 'd1',
  columns: ['甲', '乙'],
  chunks: [
    [
      ['1', '一'],
      ['2', '二'],
    ],
    [['3', '=三']],
  ],
  by,
  now,
};

/** The part of the store's contract that is about imports. */
export function importContract(subject: Subject): void {
  describe('imports', () => {
    let store: Store;
    let made: ImportRecord;
    beforeEach(async () => {
      store = subject().store;
      await store.counties.add(aCounty('a'));
      await store.counties.add(aCounty('b'));
      made = (await store.imports.create(upload)).import;
    });
    const start = () => store.imports.start({ county: 'a', id: made.id, mapping, by, now });
    const handle = (chunk: number, more: object = {}) =>
      store.imports.handle({
        county: 'a',
        id: made.id,
        chunk,
        issues: [],
        refused: [],
        plan,
        day,
        by,
        now: later,
        ...more,
      });
    const refusal = { row: 3, reason: 'no-place' as const, value: '', cells: ['3', '=三'] };

    test('are given back as they were uploaded, also after a restart', async () => {
      expect(made).toMatchObject({ state: 'ready', rows: 3, chunks: 2, nextChunk: 0, mapping: null });
      store = await subject().reopened();
      expect(await store.imports.get('a', made.id)).toEqual(made);
      expect(await store.imports.get('b', made.id)).toBeNull();
      expect(await store.imports.chunk(made.id, 1)).toEqual([['3', '=三']]);
      expect(await store.imports.chunk(made.id, 2)).toBeNull();
    });

    test('of the same table are one, in each county', async () => {
      const again = await store.imports.create({ ...upload, name: '又.csv' });
      expect(again).toEqual({ import: made, isNew: false });
      const elsewhere = await store.imports.create({ ...upload, county: 'b' });
      expect(elsewhere.isNew).toBe(true);
      expect((await store.imports.list('a')).map(({ id }) => id)).toEqual([made.id]);
    });

    test('go chunk by chunk; each is one transaction with its progress', async () => {
      expect(await start()).toMatchObject({ state: 'running', mapping, startedAt: now });
      const before = await store.issues.count('a');
      const issues = [anIssue({ number: 'I-1' }), anIssue({ number: 'I-2' })];
      expect(await handle(0, { issues })).toMatchObject({
        ok: true,
        import: { state: 'running', nextChunk: 1, handled: 2, added: 2, refused: 0 },
      });
      expect(await handle(0, { issues })).toEqual({ ok: false, reason: 'not-waiting' });
      store = await subject().reopened();
      expect((await store.imports.running()).map(({ id, handled }) => [id, handled])).toEqual([[made.id, 2]]);
      expect(await handle(1, { refused: [refusal] })).toMatchObject({
        import: { state: 'done', handled: 3, added: 2, refused: 1, finishedAt: later },
      });
      expect(await store.issues.count('a')).toBe(before + 2);
      expect(await store.imports.refusals(made.id, 0, 9)).toEqual([refusal]);
      expect(await store.imports.refusals(made.id, 3, 9)).toEqual([]);
      expect(await store.imports.chunk(made.id, 0)).toBeNull();
      expect(await store.imports.running()).toEqual([]);
      expect(await start()).toBeNull();
    });

    test('take all of a chunk or nothing', async () => {
      await start();
      await handle(0, { issues: [anIssue({ number: 'I-1' })] });
      const before = await store.events.newest();
      const issues = [anIssue({ number: 'I-2' }), anIssue({ number: 'I-1' })];
      expect(await handle(1, { issues, refused: [refusal] })).toEqual({
        ok: false,
        reason: 'number-taken',
        numbers: ['I-1'],
      });
      expect(await handle(1, { plan: 'another' })).toEqual({ ok: false, reason: 'plan-changed' });
      expect(await store.imports.get('a', made.id)).toMatchObject({ nextChunk: 1, handled: 1, refused: 0 });
      expect(await store.imports.refusals(made.id, 0, 9)).toEqual([]);
      expect(await store.events.newest()).toBe(before);
    });

    test('stop and go on', async () => {
      const stop = (state: 'cancelled' | 'failed') =>
        store.imports.stop({ county: 'a', id: made.id, state, by, now });
      expect(await stop('cancelled')).toBeNull();
      await start();
      await handle(0, { issues: [anIssue({ number: 'I-1' })] });
      expect(await stop('cancelled')).toMatchObject({ state: 'cancelled', nextChunk: 1 });
      expect(await handle(1)).toEqual({ ok: false, reason: 'not-waiting' });
      expect(await start()).toMatchObject({ state: 'running', nextChunk: 1, added: 1 });
      expect(await start()).toBeNull();
      expect(await stop('failed')).toMatchObject({ state: 'failed' });
    });

    test('leave their entries in the audit log', async () => {
      await start();
      await handle(0);
      await handle(1);
      const actions = (await store.audit.page({ county: 'a' }, null, 9)).map(({ action }) => action);
      expect(actions.slice(0, 3)).toEqual(['import-done', 'import-started', 'import-uploaded']);
    });
  });
}
