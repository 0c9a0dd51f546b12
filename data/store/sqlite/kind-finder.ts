import type { Kind } from '../columns/kinds.ts';
import type { AttributedIssue } from '../issue-store.ts';
import type { IssueKinds } from './issue-kinds.ts';

/** A kind with the number it had when it was last asked for. */
interface Numbered {
  readonly kind: Kind;
  readonly number: number;
}

type Of = Pick<Kind, 'county' | 'plan'>;

/**
 * Prepares `numberOf(issue, of)`, to be called inside a write transaction: the number of an issue's kind. Attribution gives many
 * issues the very same grids, so what is known of those is kept with the object. It holds as long as the number is that kind's: a
 * transaction that was undone takes numbers back.
 */
export function kindFinder(kinds: IssueKinds): (issue: AttributedIssue, of: Of) => number {
  const ofGrids = new WeakMap<AttributedIssue['grids'], Map<string, Numbered[]>>();
  const placeOf = ({ grids, category }: AttributedIssue): Numbered[] => {
    const byCategory = ofGrids.get(grids) ?? new Map<string, Numbered[]>();
    ofGrids.set(grids, byCategory);
    const found = byCategory.get(category) ?? [];
    byCategory.set(category, found);
    return found;
  };
  return (issue, of) => {
    const known = ofGrids.get(issue.grids)?.get(issue.category) ?? placeOf(issue);
    for (const { kind, number } of known)
      if (isOf(kind, issue, of) && kinds.all[number] === kind) return number;
    const { source, category, unit, placement, grids } = issue;
    const number = kinds.numberOf({ ...of, source, category, unit, placement, grids: JSON.stringify(grids) });
    known.push({ kind: kinds.all[number]!, number });
    return number;
  };
}

const isOf = (kind: Kind, { source, unit, placement }: AttributedIssue, { county, plan }: Of): boolean =>
  kind.plan === plan &&
  kind.source === source &&
  kind.unit === unit &&
  kind.placement === placement &&
  kind.county === county;
