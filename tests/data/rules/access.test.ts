import { describe, expect, test } from 'vitest';
import { api } from '../../../data/api.ts';
import type { Grant } from '../../../data/model/account.ts';
import { grant, roles } from '../../../data/model/account.ts';
import {
  boundGrids,
  casePolicy,
  eventRoutes,
  fieldPolicy,
  mayManage,
  type PolicyRow,
  type Principal,
  policy,
  reachesGrids,
  reachesPersonal,
  reachOf,
  readers,
  unitIn,
} from '../../../data/rules/access.ts';

/** What the table is meant to say, written down a second time: whoever changes who may do what changes both. */
const meant = `
health               yes yes yes yes yes yes yes yes
metrics              yes yes yes yes yes yes yes yes
openapi              yes yes yes yes yes yes yes yes
session              yes yes yes yes yes yes yes yes
signIn               yes yes yes yes yes yes yes yes
signInAsDemo         yes yes yes yes yes yes yes yes
signInByProvider     yes yes yes yes yes yes yes yes
returnFromProvider   yes yes yes yes yes yes yes yes
setPassword          yes yes yes yes yes yes yes yes
signInDevice         yes yes yes yes yes yes yes yes
signOut              yes yes yes yes yes yes yes yes
ownSessions          no  no  yes yes yes yes yes yes
revokeOwnSession     no  no  yes yes yes yes yes yes
changePassword       no  no  yes yes yes yes yes yes
categories           no  yes yes yes yes yes yes yes
counties             no  yes yes yes yes yes yes yes
county               no  yes no  yes yes yes yes yes
roster               no  yes no  yes yes yes yes yes
search               no  yes no  yes yes yes yes yes
layer                no  yes no  yes yes yes yes yes
plan                 no  yes no  yes yes yes yes yes
tier                 no  yes no  yes yes yes yes yes
borders              no  yes no  yes yes yes yes yes
grid                 no  yes no  yes yes yes yes yes
locate               no  yes no  yes yes yes yes yes
coverage             no  yes no  yes yes yes yes yes
counts               no  yes no  yes yes yes yes yes
issues               no  yes no  yes yes yes yes yes
issueColumns         no  yes no  yes yes yes yes yes
issue                no  yes no  yes yes yes yes yes
live                 no  yes no  yes yes yes yes yes
reportIssue          no  no  no  no  own own yes yes
transitionIssue      no  no  no  no  own own yes yes
issueHistory         no  yes no  yes yes yes yes yes
reportIssues         no  no  no  no  own own yes yes
imports              no  no  no  no  no  no  yes yes
uploadImport         no  no  no  no  no  no  yes yes
importJob            no  no  no  no  no  no  yes yes
importValues         no  no  no  no  no  no  yes yes
startImport          no  no  no  no  no  no  yes yes
cancelImport         no  no  no  no  no  no  yes yes
importRefusals       no  no  no  no  no  no  yes yes
uploadPhoto          no  no  no  no  yes yes yes yes
photo                no  yes no  yes yes yes yes yes
issuePhotos          no  yes no  yes yes yes yes yes
attachPhoto          no  no  no  no  own own yes yes
reportPatrol         no  no  no  no  yes yes no  no
patrolCoverage       no  yes no  yes yes yes yes yes
patrolLines          no  yes no  yes yes yes yes yes
patrolTracks         no  no  no  no  yes yes no  no
patrolTrack          no  no  no  no  own own no  no
deletePatrolTrack    no  no  no  no  yes yes no  no
drafts               no  no  no  no  no  no  yes yes
createDraft          no  no  no  no  no  no  yes yes
draft                no  no  no  no  no  no  yes yes
appendEdits          no  no  no  no  no  no  yes yes
accounts             no  no  no  no  no  no  no  yes
createAccount        no  no  no  no  no  no  no  yes
changeAccount        no  no  no  no  no  no  no  yes
inviteAgain          no  no  no  no  no  no  no  yes
devices              no  no  no  no  no  no  no  yes
createDevice         no  no  no  no  no  no  no  yes
revokeDevice         no  no  no  no  no  no  no  yes
audit                no  no  no  no  no  no  no  yes
auditCsv             no  no  no  no  no  no  no  yes
`;

const grants = (...list: Partial<Grant>[]): Principal => ({
  kind: 'account',
  grants: list.map((one) => grant.parse({ county: 'linhe', role: 'viewer', grids: [], ...one })),
});

const linesOf = (table: Readonly<Record<string, PolicyRow>>) =>
  Object.entries(table).map(([name, row]) => [name, ...readers.map((reader) => row[reader])].join(' '));
const linesIn = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.replaceAll(/ +/g, ' '));

test('the policy table says what it is meant to say', () => {
  expect(linesOf(policy)).toEqual(linesIn(meant));
});
const meantOfCases = `
file     no no no no own own yes yes
dispatch no no no no no  own yes yes
handle   no no no no own own yes yes
return   no no no no own own yes yes
verify   no no no no own own yes yes
rework   no no no no own own yes yes
close    no no no no no  own yes yes
extend   no no no no no  own yes yes
defer    no no no no no  own yes yes
void     no no no no no  own yes yes
reopen   no no no no no  own yes yes
`;
test('and the table of the steps of a case', () => {
  expect(linesOf(casePolicy)).toEqual(linesIn(meantOfCases));
});
test('every route has its row, and every row its route', () => {
  expect(Object.keys(policy).sort()).toEqual(Object.keys(api).sort());
});
test('whoever may read everything of a county may do nothing in another', () => {
  const other = grants({ county: 'qingshan', role: 'administrator' });
  expect(reachOf(policy.county, other, 'linhe')).toBe('no');
  expect(reachOf(policy.county, grants({ county: '*', role: 'planner' }), 'linhe')).toBe('yes');
  expect(reachOf(policy.county, { kind: 'device', county: 'qingshan' }, 'linhe')).toBe('no');
});
test('a route without a county asks for the role in any county', () => {
  expect(reachOf(policy.accounts, grants({}, { county: 'qingshan', role: 'administrator' }), null)).toBe(
    'yes',
  );
  expect(reachOf(policy.accounts, grants({ role: 'planner' }), null)).toBe('no');
  expect(reachOf(policy.ownSessions, { kind: 'account', grants: [] }, null)).toBe('yes');
});
test('a leader reaches the own grids and those under them, no other', () => {
  const leader = grants({ role: 'leader', grids: ['west'] });
  expect(boundGrids(leader, 'linhe')).toEqual(['west']);
  expect(reachesGrids(policy.reportIssue, leader, 'linhe', ['w-07', 'west'])).toBe(true);
  expect(reachesGrids(policy.reportIssue, leader, 'linhe', ['e-01', 'east'])).toBe(false);
  expect(reachesGrids(policy.reportIssue, leader, 'qingshan', ['west'])).toBe(false);
  expect(reachesGrids(fieldPolicy.telephone, grants({ role: 'planner' }), 'linhe', ['e-01'])).toBe(true);
  expect(reachesGrids(fieldPolicy.telephone, grants({}), 'linhe', ['e-01'])).toBe(false);
});
describe('a track', () => {
  const all = { own: 'unit-a', other: 'unit-b', none: undefined } as const;
  test.each(roles.flatMap((role) => Object.entries(all).map(([name, unit]) => [role, name, unit] as const)))(
    'as a %s of %s unit reaches it',
    (role, _, unit) => {
      const who = grants({ role, ...(unit === undefined ? {} : { unit }) });
      const reaches = (personal: { isOwn: boolean; unit: string | null }, county = 'linhe') =>
        reachesPersonal(policy.patrolTrack, who, county, personal);
      const walks = role === 'officer' || role === 'leader';
      expect(unitIn(who, 'linhe')).toBe(unit ?? null);
      expect(reaches({ isOwn: false, unit: 'unit-a' })).toBe(walks && unit === 'unit-a');
      expect(reaches({ isOwn: false, unit: null })).toBe(false);
      expect(reaches({ isOwn: true, unit: null })).toBe(walks);
      expect(reaches({ isOwn: true, unit: 'unit-b' })).toBe(walks);
      expect(reaches({ isOwn: false, unit: 'unit-a' }, 'qingshan')).toBe(false);
    },
  );
});
test('nobody learns from the stream what they may not read', () => {
  expect(eventRoutes['draft-changed']).toBe('draft');
  expect(eventRoutes['issue-reported']).toBe('issue');
});
describe('an administrator manages', () => {
  test.each<[string, Principal, Grant[], boolean]>([
    [
      'his own county',
      grants({ role: 'administrator' }),
      [{ county: 'linhe', role: 'planner', grids: [] }],
      true,
    ],
    [
      'no other',
      grants({ role: 'administrator' }),
      [{ county: 'qingshan', role: 'viewer', grids: [] }],
      false,
    ],
    [
      'not every county',
      grants({ role: 'administrator' }),
      [{ county: '*', role: 'viewer', grids: [] }],
      false,
    ],
    [
      'everything with *',
      grants({ county: '*', role: 'administrator' }),
      [{ county: '*', role: 'administrator', grids: [] }],
      true,
    ],
    ['somebody without a grant yet', grants({ role: 'administrator' }), [], true],
  ])('%s', (_, who, list, may) => expect(mayManage(who, list)).toBe(may));
  test('and a planner manages nobody', () => expect(mayManage(grants({ role: 'planner' }), [])).toBe(false));
});
test('only officers and leaders are bound to grids, in one county; a unit is one county’s', () => {
  expect(grant.safeParse({ county: 'linhe', role: 'viewer', grids: ['w-07'] }).success).toBe(false);
  expect(grant.safeParse({ county: '*', role: 'leader', grids: ['w-07'] }).success).toBe(false);
  expect(grant.safeParse({ county: 'linhe', role: 'leader', grids: ['w-07'] }).success).toBe(true);
  expect(grant.safeParse({ county: '*', role: 'viewer', grids: [], unit: 'u' }).success).toBe(false);
  expect(grant.safeParse({ county: 'linhe', role: 'viewer', grids: [], unit: 'u' }).success).toBe(true);
});
