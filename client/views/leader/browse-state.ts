import { useMemo, useRef } from 'react';
import { type DisplayState, displayStates } from '../../../data/model/issue.ts';
import type { Tier } from '../../../data/model/scheme.ts';
import type { IssueFilter } from '../../overlays/issues/issue-filter.ts';
import type { FacetName } from '../../overlays/issues/issue-table.ts';
import type { County } from '../../session/queries.ts';
import { type UpdateUrl, type UrlState, useUrlState } from '../../session/url-state.ts';

/** What one looks at, read from the address and the county together. */
export interface BrowseState {
  readonly url: UrlState;
  readonly update: UpdateUrl;
  readonly tier: Tier;
  /** The issue states that are drawn. */
  readonly states: ReadonlySet<DisplayState>;
  /** What is to be seen of the issues. */
  readonly filter: IssueFilter;
  /** The overlays that are on. */
  readonly shown: ReadonlySet<string>;
}

/** Closed cases are most of two years; they are there for the asking. */
export const hiddenAtFirst: readonly DisplayState[] = ['closed'];

export function useBrowseState(county: County): BrowseState {
  const [url, update] = useUrlState();
  const { tiers, openingTier } = county.scheme;
  const tier =
    tiers.find(({ id }) => id === url.tier) ?? tiers.find(({ id }) => id === openingTier) ?? tiers[0];
  if (tier === undefined) throw new Error(`${county.id} has no tiers`);
  const hidden = (url.hide ?? hiddenAtFirst).join();
  const states = useMemo(
    () => new Set(displayStates.filter((state) => !hidden.split(',').includes(state))),
    [hidden],
  );
  const filter = useFilter(url, states);
  const listed = (url.show ?? []).join();
  const shown = useMemo(() => new Set(listed === '' ? [] : listed.split(',')), [listed]);
  return { url, update, tier, states, filter, shown };
}

/** Which part of the address chooses from which facet. */
export const chosenIn = {
  category: 'category',
  unit: 'unit',
  grid: 'within',
  placement: 'placed',
  source: 'source',
} as const satisfies Partial<Record<FacetName, keyof UrlState>>;
export type ListedFacet = keyof typeof chosenIn;
const listedFacets = Object.keys(chosenIn) as ListedFacet[];

/** The filter the address asks for; the same object as long as it asks for the same. */
function useFilter(url: UrlState, states: ReadonlySet<DisplayState>): IssueFilter {
  const key = JSON.stringify([[...states], url.days, listedFacets.map((name) => url[chosenIn[name]])]);
  const kept = useRef<{ readonly key: string; readonly filter: IssueFilter }>(undefined);
  if (kept.current?.key !== key) kept.current = { key, filter: filterOf(url, states) };
  return kept.current.filter;
}

function filterOf(url: UrlState, states: ReadonlySet<DisplayState>): IssueFilter {
  const chosen: Partial<Record<FacetName, ReadonlySet<string>>> = { state: states };
  for (const name of listedFacets) {
    const list = url[chosenIn[name]];
    if (list !== undefined) chosen[name] = new Set(list.map(fromAddress));
  }
  const [from, to] = url.days ?? [];
  return { chosen, days: from === undefined || to === undefined ? null : [from, to] };
}

/** "None" has no name of its own; an address needs one. */
export const noneInAddress = '-';
const fromAddress = (value: string) => (value === noneInAddress ? '' : value);
export const toAddress = (value: string) => (value === '' ? noneInAddress : value);

/** The list with one member put in or taken out; undefined once it is empty. */
export function toggled(members: ReadonlySet<string>, member: string): string[] | undefined {
  const rest = [...members].filter((one) => one !== member);
  const next = members.has(member) ? rest : [...rest, member];
  return next.length === 0 ? undefined : next;
}
