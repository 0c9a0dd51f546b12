import type { Position } from '../model/text.ts';
import { round, type Vector } from './fabric/vector.ts';

/**
 * Sketches are drawn in metres east and north of the county's seat; files hold WGS84 degrees. Over a town of ten
 * kilometres a plain scale is right to a few metres in ten thousand, which is plenty for drawn geometry.
 */
export interface Projection {
  /** Degrees, six decimals (about 0.1 m). */
  toDegrees(metres: Vector): Position;
}

const METRES_PER_DEGREE = 111_320;

/** @param seat the origin of the sketch, [longitude, latitude] */
export function createProjection(seat: Position): Projection {
  // Rounded, so that the last bit of a platform's cosine never shows.
  const across = round(METRES_PER_DEGREE * Math.cos((seat[1] * Math.PI) / 180), 3);
  return {
    toDegrees: ([x, y]) => [round(seat[0] + x / across, 6), round(seat[1] + y / METRES_PER_DEGREE, 6)],
  };
}
