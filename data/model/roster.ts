import { z } from 'zod';
import { bilingual, identifier, slug } from './text.ts';

/**
 * Who answers for what: (grid | street | place type | place | scope) ↔ unit or post, with a role and dates.
 * Responsibility is many-to-many (domain.md §1, Dafang). Samples name offices and numbered units, never people.
 */

/** A body or post that can answer for something. A `post` is one person's office ("县委书记"); a `unit` is an organisation. */
export const party = z.strictObject({
  id: identifier,
  kind: z.enum(['post', 'unit']),
  name: bilingual,
  /** The unit a post belongs to. */
  of: identifier.optional(),
  /** Samples use numbers that cannot be assigned (000-prefixed); masked (138****1234) where the reader may not see it; null where there is none. */
  telephone: z
    .string()
    .regex(/^[0-9+* -]{5,20}$/)
    .nullable()
    .default(null),
  address: bilingual.optional(),
});
export type Party = z.infer<typeof party>;

export const subject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('grid'), id: identifier }),
  z.strictObject({ kind: z.literal('street'), id: identifier }),
  z.strictObject({ kind: z.literal('place'), id: identifier }),
  z.strictObject({ kind: z.literal('place-type'), id: slug }),
  z.strictObject({ kind: z.literal('community'), id: identifier }),
]);
export type Subject = z.infer<typeof subject>;

export const assignment = z.strictObject({
  subject,
  /** A role of the county's scheme. */
  role: slug,
  party: identifier,
  from: z.iso.date(),
  /** The last day; absent while it holds. */
  to: z.iso.date().optional(),
});
export type Assignment = z.infer<typeof assignment>;

/** A type of place somebody answers for outside the grids (Dafang: trunk roads, farmers' markets, hospitals…). */
export const placeType = z.strictObject({ id: slug, label: bilingual });

/** A community that is outside the grids and still somebody's. */
export const outsideCommunity = z.strictObject({
  id: identifier,
  label: bilingual,
  subdistrict: identifier.nullable(),
});

export const roster = z.strictObject({
  county: slug,
  illustrative: z.boolean(),
  parties: z.array(party),
  placeTypes: z.array(placeType).default([]),
  outsideCommunities: z.array(outsideCommunity).default([]),
  assignments: z.array(assignment),
});
export type Roster = z.infer<typeof roster>;
