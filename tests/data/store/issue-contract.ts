import { beforeEach, describe, expect, test } from 'vitest';
import type { Issue } from '../../../data/model/issue.ts';
import type { AttributedIssue } from '../../../data/store/issue-store.ts';
import type { Store } from '../../../data/store/store.ts';
import type { Subject } from './contract.ts';
import { aCounty, anIssue, by, day, now, plan } from './sample-county.ts';

/** The part of the store's contract that is about issues. */
export function issueContract(subject: Subject): void {
  describe('issues', () => {
    let store: Store;

    const query = { now };
    const numbers = async (filter: object, limit = 100, after?: number) =>
      (await store.issues.page('a', { ...query, ...filter }, limit, after)).issues.map(
        (issue) => issue.number,
      );
    beforeEach(async () => {
      store = subject().store;
      const issues = [
        anIssue({
          number: '1',
          category: 'litter',
          state: 'collected',
          longitude: 10_000_000,
          reportedAt: 1_000,
          dueAt: now + 1,
          grids: { minor: 'g1', major: 'm' },
        }),
        anIssue({
          number: '2',
          category: 'litter',
          state: 'dispatched',
          longitude: 20_000_000,
          reportedAt: 3_000,
          dueAt: now - 1,
          grids: { minor: 'g1' },
        }),
        anIssue({
          number: '3',
          category: 'parking',
          state: 'closed',
          longitude: 30_000_000,
          reportedAt: 2_000,
          closedAt: 5_000,
          grids: { minor: 'g2' },
        }),
        anIssue({
          number: '4',
          category: 'parking',
          state: 'handled',
          longitude: 40_000_000,
          reportedAt: 4_000,
          dueAt: now + 1,
        }),
      ];
      await store.counties.add({ ...aCounty('a'), issues });
      await store.counties.add({ ...aCounty('b'), issues: [anIssue({ number: '1' })] });
    });

    test('come latest reported first, by page', async () => {
      expect(await numbers({})).toEqual(['4', '2', '3', '1']);
      const first = await store.issues.page('a', query, 3);
      expect(first).toMatchObject({ total: 4, next: first.issues[2]?.id });
      const rest = await store.issues.page('a', query, 3, first.next ?? undefined);
      expect(rest).toMatchObject({ issues: [{ number: '1' }], total: 4, next: null });
      expect((await store.issues.page('a', query, 4)).next).toBeNull();
    });

    test('obey every filter, alone and together', async () => {
      expect(await numbers({ box: [1, 0, 2, 0] })).toEqual(['2', '1']);
      expect(await numbers({ box: [1.0000001, 0, 1.9999999, 0] })).toEqual([]);
      expect(await numbers({ tier: 'minor', grid: 'g1' })).toEqual(['2', '1']);
      expect(await numbers({ tier: 'major', grid: 'g1' })).toEqual([]);
      expect(await numbers({ states: ['new', 'closed'] })).toEqual(['3', '1']);
      expect(await numbers({ states: ['overdue'] })).toEqual(['2']);
      expect(await numbers({ states: ['in-hand'] })).toEqual(['4']);
      expect(await numbers({ categories: ['parking'] })).toEqual(['4', '3']);
      expect(await numbers({ from: 2_000, to: 4_000 })).toEqual(['2', '3']);
      expect(
        await numbers({
          tier: 'minor',
          grid: 'g1',
          states: ['new'],
          categories: ['litter'],
          from: 1_000,
          to: 1_001,
        }),
      ).toEqual(['1']);
    });

    test('keep what they were given', async () => {
      const { issues } = await store.issues.page('a', { ...query, categories: ['parking'] }, 1);
      expect(issues[0]).toEqual({
        id: issues[0]?.id,
        county: 'a',
        number: '4',
        source: 'import',
        category: 'parking',
        state: 'handled',
        unit: null,
        longitude: 4,
        latitude: 0,
        description: 'd',
        reportedAt: '1970-01-01T00:00:04.000Z',
        dueAt: new Date(now).toISOString(),
        closedAt: null,
        areaSquareMetres: null,
        grids: {},
        placement: 'inside',
        revision: 1,
      });
      expect(await store.issues.get('a', issues[0]?.id ?? 0)).toEqual(issues[0]);
      expect(await store.issues.get('b', issues[0]?.id ?? 0)).toBeNull();
    });

    test('come as columns, in whatever order', async () => {
      const columns = await store.issues.columns('a', query, ['id', 'closed']);
      const { issues } = await store.issues.page('a', query, 100);
      expect([columns.sequence, columns.count]).toEqual([2, 4]);
      const row = (issue: Issue) => columns.id.indexOf(issue.id);
      const inOrder = (column: ArrayLike<number>) => issues.map((issue) => column[row(issue)]);
      expect(inOrder(columns.longitude)).toEqual([40_000_000, 20_000_000, 30_000_000, 10_000_000]);
      expect(inOrder(columns.closed)).toEqual([0, 0, 5, 0]);
      expect(inOrder(columns.reported)).toEqual([4, 3, 2, 1]);
      expect(inOrder(columns.due)).toEqual(issues.map(({ dueAt }) => Date.parse(dueAt) / 1000));
      expect(inOrder(columns.category).map((index) => columns.categories[index ?? -1])).toEqual(
        issues.map((issue) => issue.category),
      );
      expect(inOrder(columns.state).map((index) => columns.states[index ?? -1])).toEqual(
        issues.map((issue) => issue.state),
      );
    });

    test('changes come as columns of their own', async () => {
      const report = async (of: Partial<AttributedIssue>) => {
        const told = await store.issues.report({
          county: 'a',
          issue: anIssue({ number: null, ...of }),
          plan,
          day,
          by,
          now,
        });
        if (!told.ok) throw new Error(told.reason);
        return told.issue;
      };
      const since = (filter: object, after: number) =>
        store.issues.columns('a', { ...query, ...filter }, ['id'], after);
      const first = await report({ category: 'lamp', longitude: 50_000_000 });
      const second = await report({ category: 'tree', longitude: 60_000_000 });
      expect(await since({}, 2)).toMatchObject({ after: 2, sequence: 4, gone: [], count: 2 });
      expect([...(await since({}, 2)).id].sort()).toEqual([first.id, second.id]);
      const trees = await since({ categories: ['tree'] }, 2);
      expect([...trees.id, ...trees.longitude]).toEqual([second.id, 60_000_000]);
      expect(trees.gone).toEqual([first.id]);
      const west = await since({ box: [0, 0, 5, 0] }, 2);
      expect([[...west.id], west.gone]).toEqual([[first.id], [second.id]]);
      expect(await since({}, 4)).toMatchObject({ after: 4, count: 0 });
      const many = [anIssue({ number: 'm', category: 'lamp' })];
      await store.issues.addMany({ county: 'a', issues: many, plan, day, by, now });
      expect(await since({}, 4)).toMatchObject({ after: 4, count: 1, sequence: 5 });
      // Before the plan was published everything may have been otherwise; after the newest event nothing is known.
      expect(await since({}, 0)).toMatchObject({ after: null, count: 7 });
      expect(await since({}, 99)).toMatchObject({ after: null, count: 7 });
    });

    test('are counted by display state, in all and by grid', async () => {
      const { sequence, total, grids } = await store.issues.counts('a', now);
      expect([sequence, total]).toEqual([2, { new: 1, 'in-hand': 1, overdue: 1, closed: 1 }]);
      const g1 = { new: 1, 'in-hand': 0, overdue: 1, closed: 0 };
      expect(grids).toContainEqual({ tier: 'minor', grid: 'g1', counts: g1 });
      expect(grids).toHaveLength(3);
      expect(await store.issues.countsOfGrid('a', 'minor', 'g1', now)).toEqual(g1);
      expect(await store.issues.countsOfGrid('b', 'minor', 'g1', now)).toEqual({
        new: 0,
        'in-hand': 0,
        overdue: 0,
        closed: 0,
      });
      expect(await store.issues.count('a')).toBe(4);
    });

    test('are reported with an event, a number and the plan in force', async () => {
      const issue = anIssue({ number: null, grids: { minor: 'g2' } });
      const told: number[] = [];
      const stop = store.events.onAppend(() => told.push(1));
      const reported = await store.issues.report({ county: 'a', issue, plan, day, by, now });
      expect(reported).toMatchObject({
        ok: true,
        sequence: 3,
        issue: { grids: { minor: 'g2' }, number: expect.stringMatching(/^20261015-/) },
      });
      store = await subject().reopened();
      expect(await store.events.after('a', 2, 10)).toEqual([
        {
          sequence: 3,
          kind: 'issue-reported',
          at: new Date(now).toISOString(),
          issue: reported.ok && reported.issue,
        },
      ]);
      expect((await store.issues.counts('a', now)).sequence).toBe(3);
      expect(told).toHaveLength(1);
      stop();
    });

    test('are answered, told and kept alike, whatever a report says', async () => {
      const strange = anIssue({
        number: null,
        unit: '街道办',
        state: 'dispatched',
        longitude: -1_234_567_891,
        latitude: 1,
        description: 'lone \ud800, a NUL \0, 路口 🚮 "\\',
        reportedAt: now + 999,
        dueAt: now + 1_001,
        closedAt: -1,
        areaSquareMetres: 1 / 3,
        grids: { minor: 'g2', 10: 'x', 9: 'y' },
        placement: 'border',
      });
      const plain = anIssue({ number: 'own', source: 'open311', areaSquareMetres: 5 });
      for (const issue of [strange, plain]) {
        const told = await store.issues.report({ county: 'a', issue, plan, day, by, now });
        if (!told.ok) throw new Error(told.reason);
        expect(await store.issues.get('a', told.issue.id)).toStrictEqual(told.issue);
        expect(await store.events.after('a', told.sequence - 1, 1)).toMatchObject([{ issue: told.issue }]);
      }
    });

    test('are taken with the plan of a county that came in the same turn', async () => {
      const report = () =>
        store.issues.report({ county: 'c', issue: anIssue({ number: null }), plan, day, by, now });
      const [early, , late] = await Promise.all([report(), store.counties.add(aCounty('c')), report()]);
      expect([early, late]).toMatchObject([{ ok: false, reason: 'plan-changed' }, { ok: true }]);
    });

    test('are not taken with a plan that is not in force', async () => {
      const issue = anIssue({ number: null });
      const stale = await store.issues.report({ county: 'a', issue, plan: 'other', day, by, now });
      const early = await store.issues.report({ county: 'a', issue, plan, day: '2025-12-31', by, now });
      expect([stale, early]).toEqual([
        { ok: false, reason: 'plan-changed' },
        { ok: false, reason: 'plan-changed' },
      ]);
      expect(await store.issues.count('a')).toBe(4);
      expect(await store.events.newest()).toBe(2);
    });
  });
}
