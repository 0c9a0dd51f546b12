import type { IssueFilter } from '../data/api.ts';
import type { IssueQuery } from '../data/store/issue-store.ts';
import { type Answer, refuse } from './answer.ts';

/** The store's query for a filter of the contract. A grid without its tier is refused, for ids may repeat between tiers. */
export function issueQuery(
  filter: IssueFilter,
  now: number,
): { readonly ok: true; readonly query: IssueQuery } | Extract<Answer<never>, { ok: false }> {
  const { box, tier, grid, state, category, from, to } = filter;
  if ((grid === undefined) !== (tier === undefined))
    return refuse('invalid-request', 'grid and tier go together: a grid is named by both.');
  const moment = (text: string | undefined) => (text === undefined ? undefined : Date.parse(text));
  return {
    ok: true,
    query: { box, tier, grid, states: state, categories: category, from: moment(from), to: moment(to), now },
  };
}
