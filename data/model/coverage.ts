import { z } from 'zod';
import { multiPolygonGeometry, polygonGeometry } from './plan.ts';
import { bilingual, identifier, position, slug } from './text.ts';

/** An area twice over: exact, in square lattice units (a decimal integer), and on the ground, in square metres. */
export const area = z.strictObject({
  exact: z.string().regex(/^\d+(?:\.5)?$/),
  squareMetres: z.number().nonnegative(),
});
export type Area = z.infer<typeof area>;

/** A piece of the scope that no grid holds, or that several do. */
export const coverageFault = z.strictObject({
  kind: z.enum(['gap', 'overlap']),
  place: position,
  area,
  /** The grids concerned: the neighbours of a gap, the holders of an overlap. */
  grids: z.array(identifier),
  geometry: z.union([polygonGeometry, multiPolygonGeometry]),
});

/** What the import had to mend or leave open to make one planar map of the given polygons. */
export const importFault = z.strictObject({
  kind: z.string(),
  place: position,
  squareMetres: z.number().nonnegative().nullable(),
  features: z.array(z.string()),
});
export type ImportFault = z.infer<typeof importFault>;

/** The spatial coverage of one partition tier. The tier is seamless when both lists are empty; then covered equals scope exactly. */
export const tierCertificate = z.strictObject({
  tier: slug,
  scope: area,
  covered: area,
  seamless: z.boolean(),
  /** Does every parent equal the union of its children, exactly? Null where the tier has no parent. */
  nested: z.boolean().nullable(),
  gaps: z.array(coverageFault),
  overlaps: z.array(coverageFault),
});
export type TierCertificate = z.infer<typeof tierCertificate>;

/** A certificate with the points that it leaves out. */
export const tierCoverage = tierCertificate.extend({
  /** How many issues are in no grid of the tier. */
  outside: z.int().nonnegative(),
});
export type TierCoverage = z.infer<typeof tierCoverage>;

/** What a duty grid must have (domain.md §1, "full coverage", 4). */
export const dutyNeeds = ['leader', 'lead', 'contact'] as const;
export const dutyNeed = z.enum(dutyNeeds);
export type DutyNeed = z.infer<typeof dutyNeed>;

export const dutyCoverage = z.strictObject({
  tier: slug,
  grids: z.int().nonnegative(),
  complete: z.int().nonnegative(),
  lacking: z.array(z.strictObject({ grid: identifier, label: bilingual, lacks: z.array(dutyNeed).min(1) })),
});
export type DutyCoverage = z.infer<typeof dutyCoverage>;

/** What something that somebody must look after can have. */
export const dutySides = ['leader', 'lead', 'responsible', 'contact', 'station'] as const;
export type DutySide = (typeof dutySides)[number];
const count = z.int().nonnegative();

/** How many duty grids, streets, types of place, points and outside communities have whom; the rule is `definition`. */
export const dutyCensus = z.strictObject({
  definition: bilingual,
  kinds: z.array(
    z.strictObject({
      kind: z.enum(['grid', 'street', 'place-type', 'place', 'community']),
      all: count,
      /** That have none of these. */
      nobody: count,
      having: z.strictObject({
        leader: count,
        lead: count,
        responsible: count,
        contact: count,
        station: count,
      }),
    }),
  ),
  overCommitted: z.array(z.strictObject({ party: identifier, name: bilingual, subjects: count })),
});
export type DutyCensus = z.infer<typeof dutyCensus>;

export const coverage = z.strictObject({
  county: slug,
  plan: z.string(),
  illustrative: z.boolean(),
  spatial: z.array(tierCoverage),
  /** What the spatial figures mean. */
  definition: bilingual,
  duty: z.array(dutyCoverage),
  /** Null where the county has no roster. */
  census: dutyCensus.nullable(),
  importFaults: z.array(importFault),
});
export type Coverage = z.infer<typeof coverage>;
