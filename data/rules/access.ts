import { type AccountRole, everyCounty, type Grant, roles } from '../model/account.ts';
import type { CaseVerb } from '../model/case.ts';
import type { LiveEvent } from '../model/replies.ts';

/**
 * Who may do what: the one policy table. Every route of data/api.ts is a row; the router, the live stream, search and the
 * exports ask it, and nothing else decides.
 *
 * Whoever asks is one of the readers: `nobody` is not signed in, `device` is a wall display, `guest` is signed in without a
 * role in the county asked about, the others hold that role there. `yes` holds in the whole county, `own` for the grids
 * one is bound to and those under them; of a track, which is personal, for the walker and the unit he walked for. A route without
 * a county asks for the role in any county.
 */
export const readers = ['nobody', 'device', 'guest', ...roles] as const;
export type Reader = (typeof readers)[number];

/** In rising order. */
export const reaches = ['no', 'own', 'yes'] as const;
export type Reach = (typeof reaches)[number];

export type PolicyRow = Readonly<Record<Reader, Reach>>;

type Reaches = [Reach, Reach, Reach, Reach, Reach, Reach, Reach, Reach];
const row = (
  ...[nobody, device, guest, viewer, officer, leader, planner, administrator]: Reaches
): PolicyRow => ({
  nobody,
  device,
  guest,
  viewer,
  officer,
  leader,
  planner,
  administrator,
});

const everybody = row('yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes');
const signedIn = row('no', 'no', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes');
const reading = row('no', 'yes', 'no', 'yes', 'yes', 'yes', 'yes', 'yes');
const drafting = row('no', 'no', 'no', 'no', 'no', 'no', 'yes', 'yes');
const importing = row('no', 'no', 'no', 'no', 'no', 'no', 'yes', 'yes');
const administering = row('no', 'no', 'no', 'no', 'no', 'no', 'no', 'yes');

// biome-ignore format: a table reads best as one
export const policy = {
  //                    nobody device guest  viewer officer leader planner administrator
  health:               everybody,
  metrics:              everybody,
  openapi:              everybody,
  session:              everybody,
  signIn:               everybody,
  signInAsDemo:         everybody,
  signInByProvider:     everybody,
  returnFromProvider:   everybody,
  setPassword:          everybody,
  signInDevice:         everybody,
  signOut:              everybody,
  ownSessions:          signedIn,
  revokeOwnSession:     signedIn,
  changePassword:       signedIn,
  categories:           row('no', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'),
  counties:             row('no', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'),
  county:               reading,
  roster:               reading,
  search:               reading,
  layer:                reading,
  plan:                 reading,
  tier:                 reading,
  borders:              reading,
  grid:                 reading,
  locate:               reading,
  coverage:             reading,
  counts:               reading,
  issues:               reading,
  issueColumns:         reading,
  issue:                reading,
  live:                 reading,
  reportIssue:          row('no', 'no', 'no', 'no', 'own', 'own', 'yes', 'yes'),
  transitionIssue:      row('no', 'no', 'no', 'no', 'own', 'own', 'yes', 'yes'),
  issueHistory:         reading,
  reportIssues:         row('no', 'no', 'no', 'no', 'own', 'own', 'yes', 'yes'),
  imports:              importing,
  uploadImport:         importing,
  importJob:            importing,
  importValues:         importing,
  startImport:          importing,
  cancelImport:         importing,
  importRefusals:       importing,
  uploadPhoto:          row('no', 'no', 'no', 'no', 'yes', 'yes', 'yes', 'yes'),
  photo:                reading,
  issuePhotos:          reading,
  attachPhoto:          row('no', 'no', 'no', 'no', 'own', 'own', 'yes', 'yes'),
  reportPatrol:         row('no', 'no', 'no', 'no', 'yes', 'yes', 'no', 'no'),
  patrolCoverage:       reading,
  patrolLines:          reading,
  patrolTracks:         row('no', 'no', 'no', 'no', 'yes', 'yes', 'no', 'no'),
  patrolTrack:          row('no', 'no', 'no', 'no', 'own', 'own', 'no', 'no'),
  deletePatrolTrack:    row('no', 'no', 'no', 'no', 'yes', 'yes', 'no', 'no'),
  drafts:               drafting,
  createDraft:          drafting,
  draft:                drafting,
  appendEdits:          drafting,
  accounts:             administering,
  createAccount:        administering,
  changeAccount:        administering,
  inviteAgain:          administering,
  devices:              administering,
  createDevice:         administering,
  revokeDevice:         administering,
  audit:                administering,
  auditCsv:             administering,
} as const satisfies Readonly<Record<string, PolicyRow>>;
export type PolicyName = keyof typeof policy;

/**
 * The steps of a case (case-transitions.ts). `own` is a case in the grids one is bound to; one in no grid is for those who reach
 * the whole county.
 */
// biome-ignore format: a table reads best as one
export const casePolicy = {
  //            nobody device guest viewer officer leader planner administrator
  file:     row('no',  'no',  'no', 'no',  'own',  'own', 'yes',  'yes'),
  dispatch: row('no',  'no',  'no', 'no',  'no',   'own', 'yes',  'yes'),
  handle:   row('no',  'no',  'no', 'no',  'own',  'own', 'yes',  'yes'),
  return:   row('no',  'no',  'no', 'no',  'own',  'own', 'yes',  'yes'),
  verify:   row('no',  'no',  'no', 'no',  'own',  'own', 'yes',  'yes'),
  rework:   row('no',  'no',  'no', 'no',  'own',  'own', 'yes',  'yes'),
  close:    row('no',  'no',  'no', 'no',  'no',   'own', 'yes',  'yes'),
  extend:   row('no',  'no',  'no', 'no',  'no',   'own', 'yes',  'yes'),
  defer:    row('no',  'no',  'no', 'no',  'no',   'own', 'yes',  'yes'),
  void:     row('no',  'no',  'no', 'no',  'no',   'own', 'yes',  'yes'),
  reopen:   row('no',  'no',  'no', 'no',  'no',   'own', 'yes',  'yes'),
} as const satisfies Readonly<Record<CaseVerb, PolicyRow>>;

/** Fields that not every reader of a route sees in full. A telephone number is otherwise masked (data/rules/mask.ts). */
// biome-ignore format: a table reads best as one
export const fieldPolicy = {
  //             nobody device guest viewer officer leader planner administrator
  telephone: row('no',  'no',  'no', 'no',  'own',  'own', 'yes',  'yes'),
} as const;

/** An event of the live stream reaches those who may read the route that shows what it tells of. */
export const eventRoutes: Readonly<Record<LiveEvent['kind'], PolicyName>> = {
  'issue-reported': 'issue',
  'issue-changed': 'issue',
  'issues-imported': 'issues',
  'import-changed': 'importJob',
  'patrol-walked': 'patrolCoverage',
  'draft-changed': 'draft',
  'plan-published': 'plan',
};

/** Whoever asks, as far as the policy goes. */
export type Principal =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'device'; readonly county: string }
  | { readonly kind: 'account'; readonly grants: readonly Grant[] };

/** The grants that hold in a county; in any, where there is none to ask about. */
function grantsIn(principal: Principal, county: string | null): readonly Grant[] {
  if (principal.kind !== 'account') return [];
  return principal.grants.filter(
    (grant) => county === null || grant.county === county || grant.county === everyCounty,
  );
}

/**
 * How far a row reaches for somebody in a county.
 * @param county null for a route that has none
 */
export function reachOf(row: PolicyRow, principal: Principal, county: string | null): Reach {
  const held = readersOf(principal, county).map((reader) => reaches.indexOf(row[reader]));
  return reaches[Math.max(...held)] ?? 'no';
}

function readersOf(principal: Principal, county: string | null): readonly Reader[] {
  if (principal.kind === 'nobody') return ['nobody'];
  if (principal.kind === 'device')
    return principal.county === (county ?? principal.county) ? ['nobody', 'device'] : ['nobody'];
  return ['guest', ...grantsIn(principal, county).map((grant) => grant.role)];
}

/** The grids somebody is bound to in a county, without those under them. */
export function boundGrids(principal: Principal, county: string): readonly string[] {
  return grantsIn(principal, county).flatMap((grant) => grant.grids);
}

/**
 * Does a row reach a thing in these grids?
 * @param grids the thing's grid and every grid above it, of every tier
 */
export function reachesGrids(
  row: PolicyRow,
  principal: Principal,
  county: string,
  grids: readonly string[],
): boolean {
  const reach = reachOf(row, principal, county);
  if (reach !== 'own') return reach === 'yes';
  const bound = boundGrids(principal, county);
  return grids.some((grid) => bound.includes(grid));
}

/** The unit somebody is of in a county; null where none is known. */
export function unitIn(principal: Principal, county: string): string | null {
  return grantsIn(principal, county).find(({ unit }) => unit !== undefined)?.unit ?? null;
}

/**
 * Does a row reach something personal? `own` is what one did oneself, and what was done for the unit one is of.
 * @param personal `unit` null: for no unit, so nobody but whoever did it
 */
export function reachesPersonal(
  row: PolicyRow,
  principal: Principal,
  county: string,
  { isOwn, unit }: { readonly isOwn: boolean; readonly unit: string | null },
): boolean {
  const reach = reachOf(row, principal, county);
  if (reach !== 'own') return reach === 'yes';
  return isOwn || (unit !== null && unit === unitIn(principal, county));
}

/** The counties somebody holds `role` in; `everyCounty` for all. */
export function countiesWithRole(principal: Principal, role: AccountRole): readonly string[] {
  return grantsIn(principal, null).flatMap((grant) => (grant.role === role ? [grant.county] : []));
}

/**
 * May an administrator make, see or change an account with these grants? Only where every one of them lies in a county he
 * administers: otherwise one county's administrator could make himself another's.
 */
export function mayManage(principal: Principal, grants: readonly Grant[]): boolean {
  const own = countiesWithRole(principal, 'administrator');
  return own.includes(everyCounty) || (own.length > 0 && grants.every((grant) => own.includes(grant.county)));
}
