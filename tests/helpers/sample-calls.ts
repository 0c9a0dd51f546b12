import sharp from 'sharp';
import { api, type Body, type Call, type Route, type RouteName } from '../../data/api.ts';
import type { Account } from '../../data/model/account.ts';
import { type Actor, program } from '../../data/model/audit.ts';
import { importMapping, importPreview } from '../../data/model/import.ts';
import { issue } from '../../data/model/issue.ts';
import { uploadedPhoto } from '../../data/model/photo.ts';
import { newInvitation } from '../../server/auth/invitation.ts';
import type { Services } from '../../server/services.ts';
import { ownUnit } from './askings.ts';
import { aDisplay, anAccount, fromOurPage, goodPassword, type Headers, signedIn, someone } from './people.ts';
import type { TestServer } from './server.ts';

/** A call of one row that succeeds on the fixtures. */
export interface SampleCall<N extends RouteName> {
  readonly input: Call<N>;
  readonly body?: Body<N>;
  /** For If-Match. */
  readonly revision?: number;
  /** Who makes it, where the call ends the caller's session. */
  readonly headers?: () => Promise<Headers>;
}

export type SampleCalls = { readonly [N in RouteName]: SampleCall<N> };

/** One good call for every row of the contract; a row without one does not compile. A draft is begun for those that need one. */
export async function sampleCalls(server: TestServer): Promise<SampleCalls> {
  const county = 'qingshan';
  const record = await server.store.counties.get(county);
  const plan = await server.store.plans.inForce(county, '2026-10-15');
  if (record === null || plan === null) throw new Error('the fixtures are not loaded');
  const { hash } = plan;
  const begun = await server.store.drafts.create({
    county,
    base: hash,
    title: '试画',
    by: { actor: program, once: null },
    now: 0,
  });
  if (!begun.ok) throw new Error(begun.reason);
  const draft = begun.draft.id;
  const { issues } = await server.store.issues.page(county, { now: 0 }, 1);
  const { services } = server;
  const fresh = issue.parse(
    (
      await server.send({
        method: 'POST',
        url: `/api/counties/${county}/issues`,
        payload: { category: 'litter', longitude: 114.115, latitude: 24.35 },
      })
    ).json(),
  );
  const [ready, running] = [await uploaded(server, 'A'), await uploaded(server, 'C')];
  await server.store.imports.start({
    county,
    id: running.id,
    mapping: importMapping.parse(mapping),
    by: { actor: program, once: null },
    now: 0,
  });
  const photo = uploadedPhoto.parse(
    (
      await server.send({
        method: 'POST',
        url: `/api/counties/${county}/photos`,
        payload: Buffer.from(await aPhoto(30)),
      })
    ).json(),
  );
  const viewer = { county, role: 'viewer' } as const;
  const [reader, changer] = [await anAccount(services, viewer), await anAccount(services, viewer)];
  const keeper = await someone(services, viewer);
  await signedIn(services, keeper.account);
  const [ended] = await server.store.sessions.ofAccount(keeper.account.id);
  const [display, spare] = [await aDisplay(services, county), await aDisplay(services, county)];
  const invited = await anInvitation(services);
  const by = { actor: program, once: null };
  const demo = { name: 'demo-viewer', displayName: '演示' };
  const ofDemo = { invitation: null, passwordHash: null, identity: null, by, now: 0 };
  await server.store.accounts.create({
    account: { ...demo, grants: [{ ...viewer, grids: [] }] },
    origin: 'demo',
    ...ofDemo,
  });
  const officer = await someone(
    services,
    { county, role: 'officer', grids: ['W-01'], unit: ownUnit },
    { county: '*', role: 'officer' },
  );
  const { id, name } = officer.account;
  const trackBy = async (walker: Actor): Promise<number> => {
    const added = await server.store.patrols.add({
      county,
      unit: ownUnit,
      crs: 'wgs84',
      walk: null,
      points: [{ place: [114.12, 24.345], at: services.now(), accuracy: 5 }],
      metres: 0,
      walked: [],
      by: { actor: walker, once: null },
      now: services.now(),
    });
    if (!added.ok) throw new Error(added.reason);
    return added.id;
  };
  const ofUnit = await trackBy(program);
  const ofOfficer = await trackBy({ kind: 'account', id, name, address: null });
  const unknown = async () => fromOurPage;
  const sessionOf = async (account: Account) => (await signedIn(services, account)).headers;
  return {
    health: { input: {} },
    metrics: { input: {} },
    openapi: { input: {} },
    categories: { input: {} },
    counties: { input: {} },
    county: { input: { county } },
    roster: { input: { county } },
    search: { input: { county, q: '网格' } },
    layer: { input: { county, layer: 'streets', hash: record.layers.streets } },
    plan: { input: { county, hash } },
    tier: { input: { county, hash, tier: 'minor' } },
    borders: { input: { county, hash } },
    grid: { input: { county, tier: 'minor', grid: 'W-01' } },
    locate: { input: { county, longitude: 114.12, latitude: 24.345 } },
    coverage: { input: { county } },
    counts: { input: { county } },
    issues: { input: { county } },
    issueColumns: { input: { county } },
    issue: { input: { county, issue: issues[0]?.id ?? 0 } },
    reportIssue: { input: { county }, body: { category: 'litter', longitude: 114.115, latitude: 24.35 } },
    transitionIssue: { input: { county, issue: fresh.id }, body: { verb: 'file' }, revision: 1 },
    issueHistory: { input: { county, issue: fresh.id } },
    reportIssues: {
      input: { county },
      body: { issues: [{ category: 'litter', longitude: 114.115, latitude: 24.35 }] },
    },
    imports: { input: { county } },
    uploadImport: { input: { county, name: 'new.csv' }, body: aTable('B') },
    importJob: { input: { county, import: ready.id } },
    importValues: { input: { county, import: ready.id, column: 1 } },
    startImport: { input: { county, import: ready.id }, body: mapping },
    cancelImport: { input: { county, import: running.id }, body: {} },
    importRefusals: { input: { county, import: ready.id } },
    uploadPhoto: { input: { county }, body: await aPhoto(40) },
    photo: { input: { county, photo: photo.id } },
    issuePhotos: { input: { county, issue: fresh.id } },
    reportPatrol: {
      input: { county },
      body: {
        points: [{ place: [114.12, 24.345], at: new Date(services.now()).toISOString() }],
      },
      headers: async () => officer.headers,
    },
    patrolCoverage: { input: { county, tier: 'minor' } },
    patrolLines: { input: { county } },
    patrolTracks: { input: { county }, headers: async () => officer.headers },
    patrolTrack: { input: { county, track: ofUnit }, headers: async () => officer.headers },
    deletePatrolTrack: {
      input: { county, track: ofOfficer },
      body: {},
      headers: async () => officer.headers,
    },
    attachPhoto: { input: { county, issue: fresh.id }, body: { photo: photo.id } },
    live: { input: { county } },
    drafts: { input: { county } },
    createDraft: { input: { county }, body: { base: hash, title: '又一稿' } },
    draft: { input: { county, draft } },
    appendEdits: { input: { county, draft }, body: { edits: [movedVertex] }, revision: 0 },
    session: { input: {} },
    signIn: { input: {}, body: { name: reader.name, password: goodPassword }, headers: unknown },
    signInAsDemo: { input: {}, body: { role: 'viewer' }, headers: unknown },
    signInByProvider: { input: {} },
    returnFromProvider: { input: { state: 'x' } },
    signInDevice: { input: {}, body: { token: display.token }, headers: unknown },
    setPassword: { input: {}, body: { token: invited.token, password: goodPassword }, headers: unknown },
    signOut: { input: {}, body: {}, headers: () => sessionOf(reader) },
    ownSessions: { input: {} },
    revokeOwnSession: {
      input: { session: ended?.id ?? 0 },
      body: {},
      headers: () => sessionOf(keeper.account),
    },
    changePassword: {
      input: {},
      body: { current: goodPassword, password: `${goodPassword}, again` },
      headers: () => sessionOf(changer),
    },
    accounts: { input: {} },
    createAccount: {
      input: {},
      body: { name: 'newcomer', displayName: '新人', grants: [] },
    },
    changeAccount: {
      input: { account: reader.id },
      body: { displayName: '读者', active: true, grants: [{ county, role: 'viewer', grids: [] }] },
      revision: 0,
    },
    inviteAgain: { input: { account: changer.id }, body: {} },
    devices: { input: { county } },
    createDevice: { input: { county }, body: { label: '大厅' } },
    revokeDevice: { input: { county, device: spare.id }, body: {} },
    audit: { input: {} },
    auditCsv: { input: {} },
  };
}

const mapping = {
  columns: { number: 0, category: 1, longitude: 2, latitude: 3, reportedAt: 4 },
  crs: 'wgs84' as const,
};
const aTable = (number: string) =>
  new TextEncoder().encode(`编号,类别,经度,纬度,上报时间\n${number},litter,114.115,24.35,2026-10-01 08:00\n`);

const uploaded = async (server: TestServer, number: string) =>
  importPreview.parse(
    (
      await server.send({
        method: 'POST',
        url: `/api/counties/qingshan/imports?name=${number}.csv`,
        payload: Buffer.from(aTable(number)),
      })
    ).json(),
  );

/** A small grey picture. */
export const aPhoto = async (width: number): Promise<Uint8Array> =>
  new Uint8Array(
    await sharp({ create: { width, height: 20, channels: 3, background: '#808080' } })
      .jpeg()
      .toBuffer(),
  );

/** A body as it is sent, with its type. */
export const payloadOf = (body: unknown) =>
  body instanceof Uint8Array
    ? { payload: Buffer.from(body), headers: { 'content-type': 'application/octet-stream' } }
    : { payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } };

/** Somebody invited who has not come yet. */
async function anInvitation({ store, now }: Services): Promise<{ readonly token: string }> {
  const { token, invitation } = newInvitation(now());
  await store.accounts.create({
    account: { name: 'invited', displayName: '受邀', grants: [] },
    origin: 'local',
    invitation,
    passwordHash: null,
    identity: null,
    by: { actor: program, once: null },
    now: now(),
  });
  return { token };
}

/** Moves the crossing of Hou Lane and Renmin Road in qingshan about ten metres east: the four blocks around it follow. */
export const movedVertex = {
  op: 'move-vertex' as const,
  from: [1141069897, 243493071] as [number, number],
  to: [1141070897, 243493071] as [number, number],
};

/** The address of a call: what the path names fills it, the rest is the query. */
export function addressOf(name: RouteName, input: Readonly<Record<string, unknown>>): string {
  const route: Route = api[name];
  const rest = new Map(Object.entries(input));
  const path = route.path.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = String(rest.get(key));
    rest.delete(key);
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams([...rest].map(([key, value]) => [key, String(value)]));
  return rest.size === 0 ? path : `${path}?${query}`;
}
