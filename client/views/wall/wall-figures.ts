import { displayStates, type Issue } from '../../../data/model/issue.ts';
import type { Counts, GridDetail, StateCounts, TierCollection } from '../../../data/model/replies.ts';
import type { RoleFunction, Scheme } from '../../../data/model/scheme.ts';
import type { Bilingual } from '../../../data/model/text.ts';
import type { Speak } from '../../i18n/use-text.ts';

/** What the wall's panels show, worked out from the API's replies. Pure. */

/** A grid's issues by state; the server leaves out grids that have none. Undefined while nothing is known. */
export function countsOf(counts: Counts | undefined, tier: string, grid: string): StateCounts | undefined {
  if (counts === undefined) return undefined;
  return counts.grids.find((one) => one.tier === tier && one.grid === grid)?.counts ?? none;
}

const none: StateCounts = { new: 0, 'in-hand': 0, overdue: 0, closed: 0 };

/** Issues that are not closed. */
export function openIssues(counts: StateCounts): number {
  return displayStates.reduce((sum, state) => (state === 'closed' ? sum : sum + counts[state]), 0);
}

/** The `most` grids of a tier with the most overdue issues, then the most open ones; grids without any are left out. */
export function mostOverdue(counts: Counts, tier: string, most: number): Counts['grids'] {
  return counts.grids
    .filter((one) => one.tier === tier && one.counts.overdue > 0)
    .toSorted(
      (a, b) =>
        b.counts.overdue - a.counts.overdue ||
        openIssues(b.counts) - openIssues(a.counts) ||
        a.grid.localeCompare(b.grid),
    )
    .slice(0, most);
}

/** Who is named first on a wall. Members of groups and contacts' telephones are for the wall notice, not for a screen. */
const order: readonly RoleFunction[] = [
  'leader',
  'lead',
  'responsible',
  'partner',
  'station',
  'officer',
  'contact',
];

export interface Answering {
  readonly role: Bilingual;
  readonly parties: readonly Bilingual[];
}

/** Who answers for a grid, one line a role of the county's scheme, the leader first. */
export function answering(
  detail: Pick<GridDetail, 'responsibilities'>,
  scheme: Pick<Scheme, 'roles'>,
): Answering[] {
  return scheme.roles
    .filter((role) => order.includes(role.function))
    .toSorted((a, b) => order.indexOf(a.function) - order.indexOf(b.function))
    .map((role) => ({
      role: role.label,
      parties: detail.responsibilities.filter((one) => one.role === role.id).map((one) => one.name),
    }))
    .filter(({ parties }) => parties.length > 0);
}

export interface CaseWhere {
  readonly code: string;
  readonly name: string;
}

/** Whose a case is in the tier shown: its grid's code and name, or that it is in none. */
export function whereOf(
  { grids: of }: Pick<Issue, 'grids'>,
  { features }: TierCollection,
  t: Speak,
): CaseWhere {
  const grid = features.find(({ properties: { id, tier } }) => of[tier] === id)?.properties;
  return grid === undefined
    ? { code: t('wall.no-grid'), name: '' }
    : { code: grid.code, name: grid[t.language] };
}
