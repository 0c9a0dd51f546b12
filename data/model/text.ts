import { z } from 'zod';

/**
 * A text in both of the product's languages. Chinese comes first everywhere; neither may be empty.
 */
export const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export type Bilingual = z.infer<typeof bilingual>;

/** The two languages of the interface, Chinese first. */
export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** A short stable name used in URLs, files and foreign keys. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens');

/** An identifier that a person may have chosen (a grid's id, a unit's id): printable, no white space at the ends. */
export const identifier = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[^\s\p{C}](?:[^\p{C}]*[^\s\p{C}])?$/u, 'printable, without leading or trailing blanks');

/** Longitude in degrees, WGS84. */
export const longitude = z.number().min(-180).max(180);
/** Latitude in degrees, WGS84. */
export const latitude = z.number().min(-90).max(90);
/** A WGS84 position, longitude first as in RFC 7946. */
export const position = z.tuple([longitude, latitude]);
export type Position = z.infer<typeof position>;

/** An instant in UTC, as RFC 3339 with a trailing Z. Local time exists only on screen. */
export const instant = z.iso.datetime({ offset: false });
/** A calendar day in the county's own time zone. */
export const day = z.iso.date();
