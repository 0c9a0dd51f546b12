import { z } from 'zod';
import { languages, slug } from '../../../data/model/text.ts';

/**
 * How a wall is set up, in its address, since nobody touches it: `/wall/wengyuan?dwell=20&language=en&tier=major`. What
 * cannot be read is taken as left out.
 */
export const wallSettings = z.object({
  /** Seconds that a slide stays. */
  dwell: z.coerce.number().min(0.05).max(3600).catch(12),
  language: z.enum(languages).catch('zh'),
  /** The tier whose grids are shown in turn; the county's opening tier when left out. */
  tier: slug.optional().catch(undefined),
});
export type WallSettings = z.infer<typeof wallSettings>;

/**
 * How much larger than on a desk the map draws its names: the smallest name of a desk's map is 11.5 px, and on a wall
 * nothing is under 1.6 % of the screen's height.
 * @param height of the screen, in CSS pixels
 */
export function wallScale(height: number): number {
  return Math.max(1, (1.75 * height) / 1080);
}
