import type { LonLat, PolygonInput } from './soup.ts';

export interface Name {
  readonly zh: string;
  readonly en: string;
}

export interface LineName {
  readonly id: string;
  readonly name: Name;
  /** What the line is called where it divides grids of a higher tier; null where it does not. */
  readonly dividing: Name | null;
}

/** What a plan is made of. Only area tiers count; ids of grids are unique within their tier. */
export interface PlanInput {
  readonly tiers: readonly { readonly id: string; readonly parent: string | null }[];
  readonly grids: readonly { readonly id: string; readonly tier: string; readonly parent: string | null }[];
  /** The faces. `grids` names a grid for each tier that is no other's parent; others may be left out. */
  readonly blocks: readonly (PolygonInput & { readonly grids: Readonly<Record<string, string>> })[];
  readonly lines: readonly (LineName & { readonly coordinates: readonly LonLat[] })[];
}
