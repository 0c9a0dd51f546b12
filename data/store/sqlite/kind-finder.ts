import type { Kind } from '../columns/kinds.ts';
import type { AttributedIssue } from '../issue-store.ts';
import type { IssueKinds } from './issue-kinds.ts';

/** A kind with the number it had when it was last asked for. */
interface Numbered {
  readonly kind: Kind;
  readonly number: number;
}

type Of = Pick<Kind, 'county' | 'plan'>;
type ByCategory = Map<string, Map<string | null, Numbered[]>>;

/**
 * Prepares `numberOf(issue, of)`, to be called inside a write transaction: the number of an issue's kind. Attribution gives many
 * issues the very same grids, so what is known of those is kept with the object. It holds as long as the number is that kind's: a
 * transaction that was undone takes numbers back.
 */
export function kindFinder(kinds: IssueKinds): (issue: AttributedIssue, of: Of) => number {
  const ofGrids = new WeakMap<AttributedIssue['grids'], ByCategory>();
  const placeOf = ({ grids, category, unit }: AttributedIssue): Numbered[] => {
    const byCategory: ByCategory = ofGrids.get(grids) ?? new Map();
    ofGrids.set(grids, byCategory);
    const byUnit = byCategory.get(category) ?? new Map<string | null, Numbered[]>();
    byCategory.set(category, byUnit);
    const found = byUnit.get(unit) ?? [];
    byUnit.set(unit, found);
    return found;
  };
  return (issue, of) => {
    const known = ofGrids.get(issue.grids)?.get(issue.category)?.get(issue.unit);
    const same = known?.find(({ kind, number }) => isOf(kind, issue, of) && kinds.all[number] === kind);
    if (same !== undefined) return same.number;
    const { source, category, unit, placement, grids } = issue;
    const number = kinds.numberOf({ ...of, source, category, unit, placement, grids: JSON.stringify(grids) });
    placeOf(issue).push({ kind: kinds.all[number]!, number });
    return number;
  };
}

const isOf = (kind: Kind, { source, placement }: AttributedIssue, { county, plan }: Of): boolean =>
  kind.plan === plan && kind.source === source && kind.placement === placement && kind.county === county;
