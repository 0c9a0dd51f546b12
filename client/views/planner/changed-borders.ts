import type { AreaGeometry } from '../../../geojson/kernel/polygons.ts';
import { ringsOf } from '../../overlays/grid-features.ts';
import { type DrawnPlan, sameCoordinates } from './drawn-plan.ts';

type Position = readonly number[];
export type Segment = readonly [from: Position, to: Position];

/** Borders of a tier that a draft adds to, and takes from, the plan in force; in degrees. */
export interface ChangedBorders {
  readonly added: readonly Segment[];
  readonly removed: readonly Segment[];
}

/** Looks only at the grids whose shape has changed. */
export function changedBorders(before: DrawnPlan, now: DrawnPlan, tier: number): ChangedBorders {
  const then = new Map<string, Segment>();
  const today = new Map<string, Segment>();
  now.tiers[tier]?.forEach(({ geometry }, g) => {
    const was = before.tiers[tier]?.[g]?.geometry ?? null;
    if (sameCoordinates(geometry?.coordinates, was?.coordinates)) return;
    addSegments(then, was);
    addSegments(today, geometry);
  });
  return { added: missing(today, then), removed: missing(then, today) };
}

function missing(from: ReadonlyMap<string, Segment>, other: ReadonlyMap<string, Segment>): Segment[] {
  return [...from].flatMap(([key, segment]) => (other.has(key) ? [] : [segment]));
}

/** Adds the sides of a shape, each under one key whichever way it is walked. */
function addSegments(found: Map<string, Segment>, geometry: AreaGeometry | null): void {
  if (geometry === null) return;
  for (const ring of ringsOf(geometry)) {
    for (let i = 1; i < ring.length; i++) {
      const [from = [], to = []] = [ring[i - 1], ring[i]];
      const key = [String(from), String(to)].sort().join(' ');
      found.set(key, [from, to]);
    }
  }
}
