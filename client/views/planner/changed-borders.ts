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
  const old = new Map(before.tiers[tier]?.map(({ id, geometry }) => [id, geometry]));
  for (const { id, geometry } of now.tiers[tier] ?? []) {
    const was = old.get(id) ?? null;
    old.delete(id);
    if (sameCoordinates(geometry?.coordinates, was?.coordinates)) continue;
    addSegments(then, was);
    addSegments(today, geometry);
  }
  for (const gone of old.values()) addSegments(then, gone);
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
