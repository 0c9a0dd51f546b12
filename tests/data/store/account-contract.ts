import { beforeEach, describe, expect, test } from 'vitest';
import type { Grant } from '../../../data/model/account.ts';
import type { AccountStore } from '../../../data/store/account-store.ts';
import type { By } from '../../../data/store/change.ts';
import type { Subject } from './contract.ts';
import { aCounty, anIssue, by, day, later, now, plan } from './sample-county.ts';

const everything: Grant = { county: '*', role: 'administrator', grids: [] };
const viewer: Grant = { county: 'a', role: 'viewer', grids: [] };
const withKey = (key: string, fingerprint = 'f', owner = 'account 1'): By => ({
  ...by,
  once: { owner, key, fingerprint },
});

/** What every backend must hold to about accounts, sessions, displays, keys and the audit log. */
export function accountContract(under: Subject): void {
  const create = (name: string, of: Partial<Parameters<AccountStore['create']>[0]> = {}, grants = [viewer]) =>
    under().store.accounts.create({
      account: { name, displayName: name, grants },
      origin: 'local',
      invitation: null,
      passwordHash: 'hash',
      identity: null,
      by,
      now,
      ...of,
    });
  const made = async (...parameters: Parameters<typeof create>) => {
    const created = await create(...parameters);
    if (!created.ok) throw new Error(created.reason);
    return created.account;
  };
  const begin = (account: number, tokenHash: string) =>
    under().store.sessions.begin({ account, tokenHash, address: '192.0.2.1', browser: 'b', by, now });

  describe('accounts', () => {
    test('are kept with what lets them in, under names that are nobody else’s', async () => {
      const one = await made('one');
      expect(one).toMatchObject({ name: 'one', active: true, grants: [viewer], revision: 0, ready: true });
      expect(await create('one')).toEqual({ ok: false, reason: 'name-taken' });
      const store = await under().reopened();
      expect(await store.accounts.list()).toEqual([one]);
      expect(await store.accounts.credentials('one')).toEqual({
        account: one,
        passwordHash: 'hash',
        passwordChangedAt: now,
        failures: { count: 0, lockedUntil: null },
      });
      expect([await store.accounts.get(99), await store.accounts.credentials('other')]).toEqual([null, null]);
    });
    test('change only at the revision that was seen; the last who administers everything stays', async () => {
      const one = await made('one', {}, [everything]);
      const { store } = under();
      const change = (revision: number, active: boolean, grants = [everything]) =>
        store.accounts.change({
          id: one.id,
          revision,
          change: { displayName: 'x', active, grants },
          renewal: null,
          by,
          now,
        });
      expect(await store.accounts.isAdministered()).toBe(true);
      expect(await change(1, true)).toEqual({ ok: false, reason: 'stale' });
      expect(await change(0, false)).toEqual({ ok: false, reason: 'last-administrator' });
      expect(await change(0, true, [viewer])).toEqual({ ok: false, reason: 'last-administrator' });
      await made('two', {}, [everything]);
      expect(await change(0, false)).toMatchObject({ ok: true, account: { active: false, revision: 1 } });
      expect(
        await store.accounts.change({
          id: 99,
          revision: 0,
          change: { displayName: 'x', active: true, grants: [] },
          renewal: null,
          by,
          now,
        }),
      ).toEqual({
        ok: false,
        reason: 'unknown',
      });
    });
    test('are invited once, for a time; a password uses the invitation up and forgets failures', async () => {
      const { store } = under();
      const one = await made('one', { passwordHash: null, invitation: { tokenHash: 't', expiresAt: later } });
      expect(one.ready).toBe(false);
      expect([await store.accounts.invited('t', now), await store.accounts.invited('t', later)]).toEqual([
        one,
        null,
      ]);
      await store.accounts.remember(one.id, { count: 3, lockedUntil: later });
      expect((await store.accounts.credentials('one'))?.failures).toEqual({ count: 3, lockedUntil: later });
      await store.accounts.setPassword({ id: one.id, passwordHash: 'new', renewal: null, by, now: later });
      expect(await store.accounts.invited('t', now)).toBeNull();
      expect(await store.accounts.credentials('one')).toMatchObject({
        passwordHash: 'new',
        passwordChangedAt: later,
        failures: { count: 0, lockedUntil: null },
        account: { ready: true },
      });
    });
    test('are known by their provider', async () => {
      const identity = { issuer: 'https://p', subject: 's' };
      const one = await made('one', { origin: 'oidc', identity, passwordHash: null });
      expect(await under().store.accounts.byProvider(identity)).toEqual(one);
      expect(await under().store.accounts.byProvider({ ...identity, subject: 'other' })).toBeNull();
    });
  });

  describe('sessions', () => {
    test('are found by their token’s hash until they end or their account is disabled', async () => {
      const { store } = under();
      const one = await made('one');
      const first = await begin(one.id, 't1');
      const second = await begin(one.id, 't2');
      expect(await store.sessions.find('t1')).toEqual(first);
      await store.sessions.seen(first.id, later);
      expect((await store.sessions.ofAccount(one.id)).map(({ id }) => id)).toEqual([first.id, second.id]);
      const end = (id: number, account: number) =>
        store.sessions.end({ id, account, action: 'sign-out', by, now });
      expect(await end(second.id, one.id + 1)).toEqual({ ok: false, reason: 'unknown' });
      expect(await end(second.id, one.id)).toEqual({ ok: true });
      const change = { displayName: 'x', active: false, grants: [viewer] };
      const renewal = { session: first.id, tokenHash: 't3' };
      await store.accounts.change({ id: one.id, revision: 0, change, renewal, by, now });
      expect([await store.sessions.find('t1'), await store.sessions.find('t3')]).toEqual([null, null]);
      expect(await store.sessions.ofAccount(one.id)).toEqual([]);
    });
    test('end when the roles change and when another password is set, but for one that goes on renewed', async () => {
      const { store } = under();
      const one = await made('one');
      const find = async (...tokens: string[]) =>
        (await Promise.all(tokens.map(store.sessions.find))).map((found) => found?.id ?? null);
      await begin(one.id, 't1');
      const { id: session } = await begin(one.id, 't2');
      const first = { session, tokenHash: 't3' };
      await store.accounts.setPassword({ id: one.id, passwordHash: 'new', renewal: first, by, now });
      expect(await find('t1', 't2', 't3')).toEqual([null, null, session]);
      await begin(one.id, 't4');
      const change = (revision: number, grants: readonly Grant[], tokenHash: string | null) =>
        store.accounts.change({
          id: one.id,
          revision,
          change: { displayName: 'x', active: true, grants: [...grants] },
          renewal: tokenHash === null ? null : { session, tokenHash },
          by,
          now,
        });
      await change(0, one.grants, 't5');
      expect(await find('t3', 't4', 't5')).toEqual([session, expect.any(Number), null]);
      await change(1, [], 't5');
      expect(await find('t3', 't4', 't5')).toEqual([null, null, session]);
      await change(2, one.grants, null);
      expect(await find('t5')).toEqual([null]);
    });
    test('are renewed by their own account only', async () => {
      const { store } = under();
      const [one, other] = [await made('one'), await made('other')];
      const { id: session } = await begin(other.id, 't1');
      const renewal = { session, tokenHash: 't2' };
      await store.accounts.setPassword({ id: one.id, passwordHash: 'new', renewal, by, now });
      expect([(await store.sessions.find('t1'))?.id, await store.sessions.find('t2')]).toEqual([
        session,
        null,
      ]);
    });
    test('are forgotten when they are old', async () => {
      const { store } = under();
      const one = await made('one');
      await begin(one.id, 't1');
      await store.sessions.forget({ lastSeen: now, created: now });
      expect(await store.sessions.find('t1')).not.toBeNull();
      await store.sessions.forget({ lastSeen: later, created: 0 });
      expect(await store.sessions.find('t1')).toBeNull();
    });
  });

  describe('changes under a key', () => {
    beforeEach(async () => {
      await under().store.counties.add(aCounty('a'));
    });
    const report = (once: By, number: string | null = null) =>
      under().store.issues.report({ county: 'a', issue: anIssue({ number }), plan, day, by: once, now });
    test('are made once, also after the store was closed, and answered alike', async () => {
      const first = await report(withKey('k'));
      await under().reopened();
      expect(await report(withKey('k'))).toEqual(first);
      expect(await under().store.issues.count('a')).toBe(1);
      expect(await under().store.events.newest()).toBe(2);
    });
    test('are each sender’s own, and one request’s', async () => {
      await report(withKey('k'));
      expect(await report(withKey('k', 'other'))).toEqual({ ok: false, reason: 'key-reused' });
      expect(await report(withKey('k', 'f', 'account 2'))).toMatchObject({ ok: true });
      expect(await under().store.issues.count('a')).toBe(2);
    });
    test('that failed may be made again', async () => {
      await report(withKey('n'), 'X');
      expect(await report(withKey('k'), 'X')).toMatchObject({ ok: false, reason: 'number-taken' });
      expect(await report(withKey('k'), 'Y')).toMatchObject({ ok: true, issue: { number: 'Y' } });
    });
    test('answer with the draft as it is by now', async () => {
      const { store } = under();
      const create = () =>
        store.drafts.create({ county: 'a', base: plan, title: '稿', by: withKey('k'), now });
      const [one, two] = [await create(), await create()];
      expect(two).toEqual(one);
      expect(await store.drafts.list('a')).toHaveLength(1);
    });
  });

  describe('displays', () => {
    beforeEach(async () => {
      await under().store.counties.add(aCounty('a'));
    });
    test('are found by their token’s hash until they are revoked, and stay listed', async () => {
      const { store } = under();
      const create = (demonstration: boolean, tokenHash: string, once: By = by) =>
        store.devices.create({ county: 'a', label: '大厅', tokenHash, demonstration, by: once, now });
      const one = await create(false, 't1', withKey('k'));
      expect(one).toMatchObject({ ok: true, repeated: false });
      expect(await create(false, 't9', withKey('k'))).toMatchObject({ ok: true, repeated: true });
      await create(true, 't2');
      const found = await store.devices.find('t1');
      await store.devices.seen(found?.id ?? 0, later);
      const revoke = (county: string) => store.devices.revoke({ county, id: found?.id ?? 0, by, now });
      expect(await revoke('b')).toEqual({ ok: false, reason: 'unknown' });
      expect(await revoke('a')).toMatchObject({
        ok: true,
        device: { revokedAt: new Date(now).toISOString() },
      });
      expect([await store.devices.find('t1'), (await store.devices.list('a')).length]).toEqual([null, 2]);
      await store.accounts.removeDemonstration(by, now);
      expect([await store.devices.find('t2'), (await store.devices.list('a')).length]).toEqual([null, 1]);
    });
  });

  describe('the audit log', () => {
    test('has an entry for each change, in the change’s own transaction', async () => {
      const { store } = under();
      await store.counties.add(aCounty('a'));
      await store.issues.report({ county: 'a', issue: anIssue({ number: 'X' }), plan, day, by, now });
      await expect(
        store.counties.add({ ...aCounty('c'), issues: [anIssue({}), anIssue({})] }),
      ).rejects.toThrow();
      const entries = await store.audit.page({}, null, 10);
      expect(entries.map(({ action, county }) => [action, county])).toEqual([
        ['issue-reported', 'a'],
        ['county-added', 'a'],
      ]);
    });
    test('links each entry to the one before, and tells where it ends', async () => {
      const { store } = under();
      const ends: number[] = [];
      const stop = store.audit.onSeal(({ sequence }) => ends.push(sequence));
      expect(await store.audit.end()).toBeNull();
      const entry = {
        at: new Date(now).toISOString(),
        actor: by.actor,
        action: 'sign-in',
        county: null,
        subject: 's',
        before: null,
        after: null,
      } as const;
      const [one, two] = [
        await store.audit.append(entry),
        await store.audit.append({ ...entry, county: 'a' }),
      ];
      expect([one.sequence, two.previous]).toEqual([1, one.hash]);
      stop();
      await store.audit.append(entry);
      expect(ends).toEqual([1, 2]);
      const all = [];
      for await (const found of store.audit.all()) all.push(found);
      expect(all.slice(0, 2)).toEqual([one, two]);
      expect(await store.audit.end()).toMatchObject({ sequence: 3 });
      expect((await store.audit.page({}, ['a'], 10)).map(({ sequence }) => sequence)).toEqual([2]);
      expect(await store.audit.page({ action: 'sign-out' }, null, 10)).toEqual([]);
      expect((await store.audit.page({}, null, 1, 3)).map(({ sequence }) => sequence)).toEqual([2]);
    });
  });
}
