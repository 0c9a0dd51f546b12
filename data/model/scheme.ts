import { z } from 'zod';
import { officeHours } from './calendar.ts';
import { bilingual, identifier, position, slug } from './text.ts';

/**
 * A scheme says how one county organises its grids: which tiers there are, what each is made of, how
 * they nest, what the roles are called there, and the figures its document states. It holds no
 * geometry and no people. Everything that differs between counties and is not a place lives here, so
 * that adding a county needs no code.
 */

/**
 * What a tier's grids are drawn from.
 * - `area`: sets of faces of the planar map
 * - `street`: street sections (lines)
 * - `site`: points, compounds and buildings (points or polygons outside the planar map)
 * - `organisation`: no geometry of its own; drawn as the union of its descendants
 */
export const tierKind = z.enum(['area', 'street', 'site', 'organisation']);
export type TierKind = z.infer<typeof tierKind>;

export const tier = z.strictObject({
  id: slug,
  label: bilingual,
  /** 1 is the highest. Parallel tiers may share a rank. */
  rank: z.int().min(1).max(9),
  kind: tierKind,
  /** The tier whose grids contain this one's. Null where the tier stands by itself (Sunan). */
  parent: slug.nullable(),
  /** Do the grids of this tier tile the scope, without gap or overlap? Only `area` tiers may. */
  partition: z.boolean(),
  /** Are these duty grids, for which a leader, lead unit and contact are required? Communities, say, are not. */
  duty: z.boolean(),
  /** The number of grids the county's document gives; null where it gives none. */
  expected: z.int().positive().nullable(),
  /** Where the number and the kind come from, in the document's own words where possible. */
  note: bilingual.optional(),
});
export type Tier = z.infer<typeof tier>;

/**
 * What a role is, whatever the county calls it. Duty coverage asks for `leader`, `lead` and `contact`.
 */
export const roleFunction = z.enum([
  'leader',
  'lead',
  'responsible',
  'partner',
  'station',
  'officer',
  'contact',
  'member',
]);
export type RoleFunction = z.infer<typeof roleFunction>;

export const role = z.strictObject({ id: slug, label: bilingual, function: roleFunction });
export type Role = z.infer<typeof role>;

/** A number or rule that the county's document states, shown as stated and tested against the document. */
export const figure = z.strictObject({
  id: slug,
  label: bilingual,
  value: z.number(),
  unit: bilingual,
  /** `exact`: the document's number; `at-least`: the document says "over" or "more than" (余, 多). */
  precision: z.enum(['exact', 'at-least', 'about']),
  /** The words of the document. */
  source: z.string().min(1),
});
export type Figure = z.infer<typeof figure>;

/** A class of streets (Xuanhan's four, or the plain trunk/secondary/back). */
export const streetClass = z.strictObject({
  id: slug,
  label: bilingual,
  rank: z.int().min(1).max(9),
});

/** A duty the county's document gives to its grids (Wengyuan's eight). */
export const duty = z.strictObject({
  id: slug,
  label: bilingual,
  items: z.array(bilingual).default([]),
});

/** A recurring date: a meeting, a report, a patrol. `when` is the document's wording; the rule is for the machine. */
export const rhythm = z.strictObject({
  id: slug,
  label: bilingual,
  rule: z.discriminatedUnion('every', [
    z.strictObject({
      every: z.literal('week'),
      weekday: z.int().min(1).max(7).nullable(),
      time: z
        .string()
        .regex(/^\d\d:\d\d$/)
        .nullable(),
    }),
    z.strictObject({ every: z.literal('month'), byDay: z.int().min(1).max(31).nullable() }),
    z.strictObject({ every: z.literal('quarter') }),
    z.strictObject({
      every: z.literal('year'),
      month: z.int().min(1).max(12).nullable(),
      byDay: z.int().min(1).max(31).nullable(),
    }),
    z.strictObject({ every: z.literal('once'), date: z.iso.date() }),
  ]),
  source: z.string().min(1),
});

/** How the county scores its grids. Null in the scheme where the document says nothing. */
export const assessment = z.strictObject({
  regularShare: z.number().min(0).max(1).nullable(),
  yearEndShare: z.number().min(0).max(1).nullable(),
  bottom: z.int().positive().nullable(),
  consecutive: z.int().positive().nullable(),
  consequence: bilingual.nullable(),
  awards: z.array(
    z.strictObject({
      label: bilingual,
      /** Null: every other grid that meets the standard. */
      places: z.int().positive().nullable(),
      amountYuan: z.number().nonnegative(),
      /** Does the document say that each receives the amount? Null: it does not say. */
      each: z.boolean().nullable(),
    }),
  ),
  sanctions: z.array(bilingual),
  unresolved: z.array(bilingual),
});

/** The county's document, quoted as the source of the scheme. */
export const document = z.strictObject({
  title: z.string().min(1),
  issuer: z.string().min(1),
  date: z.string().min(4),
  reference: z.string().nullable(),
});

export const scheme = z.strictObject({
  county: slug,
  name: bilingual,
  province: bilingual,
  /** GB/T 2260 code, six digits; null for a county of one's own. */
  adminCode: z
    .string()
    .regex(/^\d{6}$/)
    .nullable(),
  seat: position,
  timeZone: z.string().default('Asia/Shanghai'),
  /** When its offices are open; absent: as usual (calendar.ts). */
  officeHours: officeHours.optional(),
  /** True for every shipped sample: the geometry is drawn by us and stands for no survey. */
  illustrative: z.boolean(),
  notice: bilingual,
  document: document.nullable(),
  /** Order is the order of the tier switch. */
  tiers: z.array(tier).min(1),
  /** The tier the map opens on. */
  openingTier: slug,
  roles: z.array(role),
  streetClasses: z.array(streetClass),
  duties: z.array(duty).default([]),
  rhythms: z.array(rhythm).default([]),
  assessment: assessment.nullable().default(null),
  figures: z.array(figure).default([]),
  /** What the document leaves open, so that nobody takes our choice for the document's. */
  unresolved: z.array(bilingual).default([]),
  /** Names the document gives for the scope, with whether the list is open ("等"). */
  scope: z.strictObject({
    label: bilingual,
    parts: z.array(
      z.strictObject({
        id: identifier,
        label: bilingual,
        kind: z.enum(['community', 'village', 'new-area', 'town', 'subdistrict', 'other']),
      }),
    ),
    open: z.boolean(),
  }),
});
export type Scheme = z.infer<typeof scheme>;
