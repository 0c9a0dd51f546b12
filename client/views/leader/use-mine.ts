import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { TierCollection } from '../../../data/model/replies.ts';
import type { Roster } from '../../../data/model/roster.ts';
import type { Scheme } from '../../../data/model/scheme.ts';
import type { Bilingual } from '../../../data/model/text.ts';
import { type County, rosterQuery, tierQuery } from '../../session/queries.ts';
import { useBoundGrids } from '../../session/session.ts';

/** A leader's post with the grids it answers for. */
export interface LeaderPost {
  readonly id: string;
  readonly name: Bilingual;
  readonly grids: readonly string[];
}

type GridFeature = TierCollection['features'][number];

/** The posts that lead grids, in the roster's order. @param today local calendar day (YYYY-MM-DD) */
export function leaderPosts(scheme: Scheme, roster: Roster, today: string): LeaderPost[] {
  const leads = new Set(scheme.roles.filter((role) => role.function === 'leader').map(({ id }) => id));
  const held = roster.assignments.filter(
    ({ role, from, to, subject }) =>
      subject.kind === 'grid' && leads.has(role) && from <= today && (to === undefined || to >= today),
  );
  const grids = Map.groupBy(held, ({ party }) => party);
  return roster.parties.flatMap(({ id, name }) => {
    const own = grids.get(id);
    return own === undefined ? [] : [{ id, name, grids: own.map(({ subject }) => subject.id) }];
  });
}

/** Chosen instead of a post by whoever is bound to grids and wants to see all of them. */
export const everyGrid = '*';

/**
 * One's own grids as they are drawn (undefined while none is chosen or known): those the account is bound to; who is bound to
 * none chooses a post.
 */
export function useMine(county: County, chosen: string | undefined) {
  const bound = useBoundGrids(county.id);
  const isBound = bound.length > 0;
  const roster = useQuery(rosterQuery(county.id)).data;
  const { scheme } = county;
  const posts = useMemo(
    () => (roster === undefined ? [] : leaderPosts(scheme, roster, new Date().toISOString().slice(0, 10))),
    [scheme, roster],
  );
  const post = posts.find(({ id }) => id === chosen);
  const ids = isBound ? (chosen === everyGrid ? undefined : bound) : post?.grids;
  const tiers = ids === undefined ? [] : scheme.tiers.filter(({ duty }) => isBound || duty);
  const features = useQueries({
    queries: tiers.map(({ id }) => tierQuery(county, id)),
    combine: allFeatures,
  });
  const mine = useMemo(
    () => (ids === undefined ? undefined : features.filter(({ properties }) => ids.includes(properties.id))),
    [ids, features],
  );
  return { posts, isBound, isChosen: ids !== undefined, mine };
}

function allFeatures(results: readonly { readonly data: TierCollection | undefined }[]): GridFeature[] {
  return results.flatMap(({ data }) => data?.features ?? []);
}
