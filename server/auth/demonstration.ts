import { createHash } from 'node:crypto';
import { type AccountRole, everyCounty, type Grant, roles } from '../../data/model/account.ts';
import { program } from '../../data/model/audit.ts';
import { planDocument } from '../../data/model/plan.ts';
import type { Session } from '../../data/model/session.ts';
import { localDay } from '../../data/rules/local-day.ts';
import { partiesOf } from '../../data/rules/roster-access.ts';
import type { CountyRecord, Store } from '../../data/store/store.ts';
import type { Gate } from './gate.ts';
import { hashOfToken } from './tokens.ts';

/**
 * The demonstration: one labelled account a role, without a password, and a wall display a county. They open everything to
 * whoever reaches the server, so they exist only where that is this machine and there is nothing but the samples to see.
 */
export const demoName = (role: AccountRole): string => `demo-${role}`;

const labels: Readonly<Record<AccountRole, string>> = {
  viewer: '演示·浏览 Demo viewer',
  officer: '演示·网格员 Demo grid officer',
  leader: '演示·领导 Demo leader',
  planner: '演示·规划 Demo planner',
  administrator: '演示·管理员 Demo administrator',
};

/** No secret: whoever may use it can read it here. It opens nothing where the demonstration is not allowed. */
const wallToken = (county: string) =>
  createHash('sha256').update(`the wall display of the demonstration of ${county}`).digest('base64url');

export const isDemonstrated = async ({ accounts }: Store): Promise<boolean> =>
  (await accounts.list()).some(({ origin }) => origin === 'demo');

/** Are the samples the only counties there are? */
export const onlySamples = async ({ counties }: Store): Promise<boolean> =>
  (await counties.list()).every(({ origin }) => origin === 'sample');

/** Makes the accounts and displays, unless there is any account, or there once was a demonstration. */
export async function makeDemonstration(store: Store, now: number): Promise<boolean> {
  if ((await store.accounts.list()).length > 0) return false;
  if ((await store.audit.page({ action: 'account-removed' }, null, 1)).length > 0) return false;
  const by = { actor: program, once: null };
  const counties = await store.counties.list();
  const posts = await Promise.all(counties.map((county) => firstPost(store, county, now)));
  for (const role of roles) {
    const everywhere = role !== 'leader' && role !== 'officer';
    const grants: Grant[] = everywhere
      ? [{ county: everyCounty, role, grids: [] }]
      : posts.map((post) => ({ ...post, role }));
    const account = { name: demoName(role), displayName: labels[role], grants };
    await store.accounts.create({
      account,
      origin: 'demo',
      invitation: null,
      passwordHash: null,
      identity: null,
      by,
      now,
    });
  }
  for (const { id: county } of counties) {
    const tokenHash = hashOfToken(wallToken(county));
    await store.devices.create({
      county,
      label: '演示大屏 Demo wall',
      tokenHash,
      demonstration: true,
      by,
      now,
    });
  }
  return true;
}

/** The first grid of the tier the map opens on, and the first unit that answers for it. */
async function firstPost(
  store: Store,
  { id: county, scheme }: CountyRecord,
  now: number,
): Promise<Omit<Grant, 'role'>> {
  const today = localDay(now, scheme.timeZone);
  const grids = await firstGrids(store, county, scheme.openingTier, today);
  const roster = await store.counties.roster(county);
  const parties = roster === null ? [] : [...partiesOf(roster, new Set(grids), today)];
  const unit = parties.find((party) =>
    roster?.parties.some(({ id, kind }) => id === party && kind === 'unit'),
  );
  return { county, grids, ...(unit === undefined ? {} : { unit }) };
}

async function firstGrids(store: Store, id: string, tier: string, today: string): Promise<string[]> {
  const plan = await store.plans.inForce(id, today);
  const bytes = plan === null ? null : await store.plans.document(id, plan.hash);
  if (bytes === null) return [];
  const { grids } = planDocument.parse(JSON.parse(new TextDecoder().decode(bytes)));
  return grids
    .filter((grid) => grid.tier === tier)
    .slice(0, 1)
    .map((grid) => grid.id);
}

/** What a page learns of it; null where it is not allowed. */
export function demonstrationSession({ demonstration }: Gate): Session['demonstration'] {
  if (demonstration === null) return null;
  return {
    roles: [...roles],
    walls: Object.fromEntries(demonstration.map((county) => [county, wallToken(county)])),
  };
}
