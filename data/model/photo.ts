import { z } from 'zod';
import { instant, position } from './text.ts';

/** Photos of issues. What is kept is re-encoded: nothing of the file that came is in it but the picture. */

/** What a photo may be when it comes. */
export const photoLimits = { bytes: 15_000_000, pixels: 60_000_000, perIssue: 12 } as const;

/** SHA-256 of the kept bytes. */
export const photoId = z.string().regex(/^[0-9a-f]{64}$/);

export const photo = z.strictObject({
  id: photoId,
  width: z.int().positive(),
  height: z.int().positive(),
  uploadedAt: instant,
});
export type Photo = z.infer<typeof photo>;

/** The answer to an upload, once: where and when the camera says it was taken, for the reporter to use or not. It is not kept. */
export const uploadedPhoto = photo.extend({
  /** WGS84. */
  place: position.nullable(),
  /** By the camera's clock, taken to be in the county's time zone. */
  takenAt: instant.nullable(),
});
export type UploadedPhoto = z.infer<typeof uploadedPhoto>;
