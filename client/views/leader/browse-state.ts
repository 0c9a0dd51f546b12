import { useMemo } from 'react';
import { type DisplayState, displayStates } from '../../../data/model/issue.ts';
import type { Tier } from '../../../data/model/scheme.ts';
import type { County } from '../../session/queries.ts';
import { type UpdateUrl, type UrlState, useUrlState } from '../../session/url-state.ts';

/** What one looks at, read from the address and the county together. */
export interface BrowseState {
  readonly url: UrlState;
  readonly update: UpdateUrl;
  readonly tier: Tier;
  /** The issue states that are drawn. */
  readonly states: ReadonlySet<DisplayState>;
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
  const listed = (url.show ?? []).join();
  const shown = useMemo(() => new Set(listed === '' ? [] : listed.split(',')), [listed]);
  return { url, update, tier, states, shown };
}

/** The list with one member put in or taken out; undefined once it is empty. */
export function toggled(members: ReadonlySet<string>, member: string): string[] | undefined {
  const rest = [...members].filter((one) => one !== member);
  const next = members.has(member) ? rest : [...rest, member];
  return next.length === 0 ? undefined : next;
}
