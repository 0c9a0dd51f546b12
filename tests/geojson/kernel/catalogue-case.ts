import type { FaultKind } from '../../../geojson/kernel/faults.ts';
import type { Drawing } from '../drawing.ts';

/**
 * A small case drawn by hand, with what the builder must find: how many faces, and every fault once. `valid` is what
 * GEOS's CoverageIsValid must say of the same polygons; null where GEOS does not take them (invalid rings).
 */
export interface Case extends Drawing {
  readonly name: string;
  readonly faces: number;
  readonly faults: readonly FaultKind[];
  readonly valid: boolean | null;
  /** The tests of JTS's coverage suites about the same thing (jts-tests.ts). */
  readonly jts?: readonly string[];
}
