import { beforeEach, describe, expect, test } from 'vitest';
import type { Issue } from '../../../data/model/issue.ts';
import type { SummaryQuery } from '../../../data/model/issue-summary.ts';
import type { AttributedIssue, Decision } from '../../../data/store/issue-store.ts';
import type { Store } from '../../../data/store/store.ts';
import type { Subject } from './contract.ts';
import { aCounty, anIssue, by, day, later, now, plan } from './sample-county.ts';

const iso = (milliseconds: number) => new Date(milliseconds).toISOString();
const hour = 3_600_000;

/** The part of the store's contract that is about many issues at once, changes and the summary. */
export function issueChangeContract(subject: Subject): void {
  describe('many issues and changes', () => {
    let store: Store;
    const addMany = (issues: readonly AttributedIssue[], how: object = {}) =>
      store.issues.addMany({ county: 'a', issues, plan, day, by, now, ...how });
    const once = (key: string) => ({ ...by, once: { owner: 'o', key, fingerprint: 'f' } });
    beforeEach(async () => {
      store = subject().store;
      await store.counties.add({ ...aCounty('a'), issues: [anIssue({ number: 'first' })] });
      await store.counties.add(aCounty('b'));
    });

    test('many come in with one event and one entry in the audit log', async () => {
      const issues = [anIssue({ number: 'x' }), anIssue({ number: null }), anIssue({ number: 'y' })];
      const entries = (await store.audit.page({}, null, 100)).length;
      const added = await addMany(issues);
      expect(added).toMatchObject({ ok: true, count: 3, sequence: 3 });
      if (!added.ok) throw new Error(added.reason);
      expect(added.lastId - added.firstId).toBe(2);
      store = await subject().reopened();
      expect(await store.issues.count('a')).toBe(4);
      expect((await store.issues.get('a', added.firstId))?.number).toBe('x');
      expect(await store.events.after('a', 2, 10)).toEqual([
        {
          sequence: 3,
          kind: 'issues-imported',
          at: iso(now),
          imported: { count: 3, firstId: added.firstId, lastId: added.lastId },
        },
      ]);
      const log = await store.audit.page({}, null, 100);
      expect(log.length).toBe(entries + 1);
      expect(log[0]).toMatchObject({ action: 'issues-imported', county: 'a' });
      expect(await addMany([])).toMatchObject({ ok: true, count: 0, sequence: 3 });
      expect(await store.events.newest()).toBe(3);
    });

    test('many are all or none: a number twice, one that is taken, another plan', async () => {
      const refused = (numbers: string[]) => ({ ok: false, reason: 'number-taken', numbers });
      expect(await addMany([anIssue({ number: 'x' }), anIssue({ number: 'x' })])).toEqual(refused(['x']));
      expect(await addMany([anIssue({ number: 'x' }), anIssue({ number: 'first' })])).toEqual(
        refused(['first']),
      );
      expect(await addMany([anIssue({ number: 'x' })], { plan: 'other' })).toMatchObject({
        reason: 'plan-changed',
      });
      expect(await store.issues.count('a')).toBe(1);
      expect((await addMany([anIssue({ number: 'first' })], { county: 'b' })).ok).toBe(true);
      expect(await store.issues.existingNumbers('a', ['x', 'first', 'y'])).toEqual(new Set(['first']));
      expect((await addMany([anIssue({ number: 'x' })])).ok).toBe(true);
      expect(await store.issues.existingNumbers('a', ['x', 'first', 'y'])).toEqual(new Set(['first', 'x']));
    });

    test('a key adds many once', async () => {
      const how = { by: once('k') };
      const first = await addMany([anIssue({ number: 'x' })], how);
      expect(await addMany([anIssue({ number: 'x' })], how)).toEqual(first);
      expect(await store.issues.count('a')).toBe(2);
    });

    test('a number that was given before does not stop the next report', async () => {
      const first = await store.issues.report({
        county: 'a',
        issue: anIssue({ number: null }),
        plan,
        day,
        by,
        now,
      });
      if (!first.ok) throw new Error(first.reason);
      const next = `20261015-${String(first.issue.id + 2).padStart(6, '0')}`;
      await addMany([anIssue({ number: next })]);
      const second = await store.issues.report({
        county: 'a',
        issue: anIssue({ number: null }),
        plan,
        day,
        by,
        now,
      });
      expect(second.ok && second.issue.number).not.toBe(next);
      expect(second.ok).toBe(true);
    });

    const theOne = async (): Promise<Issue> => {
      const { issues } = await store.issues.page('a', { now }, 1);
      if (issues[0] === undefined) throw new Error('there is one issue');
      return issues[0];
    };
    const change = (issue: Issue, decide: (before: Issue) => Decision<string>, how: object = {}) =>
      store.issues.change({
        county: 'a',
        id: issue.id,
        revision: issue.revision,
        decide,
        by,
        now: later,
        ...how,
      });
    const next = { state: 'closed', unit: 'u', dueAt: now + 1, closedAt: later, note: '已清理' } as const;

    test('a change is kept with its history, its event and its audit entry', async () => {
      const before = await theOne();
      const changed = await change(before, (seen) => {
        expect(seen).toEqual(before);
        return { ok: true, next };
      });
      const after = {
        ...before,
        state: 'closed',
        unit: 'u',
        dueAt: iso(now),
        closedAt: iso(later),
        revision: 2,
      };
      expect(changed).toEqual({ ok: true, issue: after, sequence: 3 });
      store = await subject().reopened();
      expect(await store.issues.get('a', before.id)).toEqual(after);
      expect(await store.issues.history('a', before.id)).toEqual([
        {
          revision: 2,
          at: iso(later),
          actor: 'program',
          from: 'collected',
          to: 'closed',
          unit: 'u',
          dueAt: iso(now),
          note: '已清理',
        },
      ]);
      expect(await store.events.after('a', 2, 10)).toEqual([
        { sequence: 3, kind: 'issue-changed', at: iso(later), issue: after },
      ]);
      const [entry] = await store.audit.page({}, null, 1);
      expect(entry).toMatchObject({ action: 'issue-changed', subject: `issue ${before.id}` });
      expect((await store.issues.counts('a', now)).total).toMatchObject({ closed: 1, overdue: 0 });
      const columns = await store.issues.columns('a', { now }, ['closed']);
      expect(columns.states[columns.state[0] ?? -1]).toBe('closed');
      expect(columns.closed[0]).toBe(later / 1000);
    });

    test('what is not named stays, and closing can be taken back', async () => {
      const first = await change(await theOne(), () => ({ ok: true, next }));
      if (!first.ok) throw new Error(first.reason);
      const second = await change(first.issue, () => ({ ok: true, next: { closedAt: null } }));
      expect(second.ok && second.issue).toEqual({ ...first.issue, closedAt: null, revision: 3 });
    });

    test('a stale, a refused and a groundless change leave nothing', async () => {
      const before = await theOne();
      const stale = await change({ ...before, revision: 7 }, () => ({ ok: true, next }));
      expect(stale).toEqual({ ok: false, reason: 'stale', revision: 1 });
      expect(await change(before, () => ({ ok: false, refusal: 'why' }))).toEqual({
        ok: false,
        reason: 'refused',
        refusal: 'why',
      });
      expect(await change({ ...before, id: 99 }, () => ({ ok: true, next }))).toEqual({
        ok: false,
        reason: 'unknown',
      });
      expect(await change(before, () => ({ ok: true, next }), { county: 'b' })).toMatchObject({
        reason: 'unknown',
      });
      expect(await theOne()).toEqual(before);
      expect(await store.issues.history('a', before.id)).toEqual([]);
      expect(await store.issues.history('b', before.id)).toBeNull();
      expect(await store.events.newest()).toBe(2);
    });

    test('a key changes an issue once', async () => {
      const before = await theOne();
      const how = { by: once('k') };
      const first = await change(before, () => ({ ok: true, next }), how);
      expect(await change(before, () => ({ ok: true, next }), how)).toEqual(first);
      expect(await store.issues.history('a', before.id)).toHaveLength(1);
    });

    test('the summary counts by grid, category and local day, and turns what is due', async () => {
      const at = (text: string) => Date.parse(text);
      await addMany([
        // 23:30 and 00:30 in China are one local day apart, and one UTC day.
        anIssue({
          number: '1',
          category: 'lamp',
          grids: { minor: 'g1' },
          reportedAt: at('2026-10-01T15:30:00Z'),
          dueAt: now + hour,
        }),
        anIssue({
          number: '2',
          category: 'lamp',
          grids: { minor: 'g1' },
          reportedAt: at('2026-10-01T16:30:00Z'),
          dueAt: now + hour,
        }),
        anIssue({
          number: '3',
          category: 'lamp',
          grids: { minor: 'g2' },
          reportedAt: at('2026-10-01T16:30:00Z'),
          state: 'closed',
        }),
        anIssue({ number: '4', category: 'tree', reportedAt: at('2026-10-02T01:00:00Z'), state: 'deferred' }),
      ]);
      const rows = async (query: Partial<SummaryQuery>) =>
        (await store.issues.summary('a', { by: [], tier: 'minor', from: '2026-10-01', now, ...query })).rows;
      const none = { new: 0, 'in-hand': 0, overdue: 0, closed: 0 };
      const row = { grid: null, category: null, day: null };
      expect(await rows({})).toEqual([{ ...row, counts: { ...none, new: 2, 'in-hand': 1, closed: 1 } }]);
      expect(await rows({ by: ['grid', 'day'], categories: ['lamp'] })).toEqual([
        { ...row, grid: 'g1', day: '2026-10-01', counts: { ...none, new: 1 } },
        { ...row, grid: 'g1', day: '2026-10-02', counts: { ...none, new: 1 } },
        { ...row, grid: 'g2', day: '2026-10-02', counts: { ...none, closed: 1 } },
      ]);
      expect(await rows({ by: ['grid', 'category'], from: '2026-10-02', to: '2026-10-02' })).toEqual([
        { ...row, grid: '', category: 'tree', counts: { ...none, 'in-hand': 1 } },
        { ...row, grid: 'g1', category: 'lamp', counts: { ...none, new: 1 } },
        { ...row, grid: 'g2', category: 'lamp', counts: { ...none, closed: 1 } },
      ]);
      const turned = { ...none, 'in-hand': 1, overdue: 2, closed: 1 };
      expect(await rows({ now: now + hour + 1 })).toEqual([{ ...row, counts: turned }]);
      expect(await rows({ now: now + hour })).toEqual([
        { ...row, counts: { ...none, new: 2, 'in-hand': 1, closed: 1 } },
      ]);
      expect(await rows({ by: ['day'], from: undefined, to: '1970-01-01' })).toHaveLength(1);
    });
  });
}
