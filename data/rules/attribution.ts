import { toDegrees } from '../../geojson/kernel/lattice.ts';
import { locator } from '../../geojson/kernel/locate.ts';
import type { Plan } from '../../geojson/kernel/plan.ts';
import type { Placement } from '../model/issue.ts';
import type { PlanDocument } from '../model/plan.ts';
import { placedGrids } from './placed-grids.ts';

/** Whose a place is, in every tier. */
export interface Attribution {
  /** Tier → grid; a tier in which the place is nobody's is not there. Equal grids of faces are one object where nothing is placed. */
  readonly grids: Readonly<Record<string, string>>;
  /** On a border the rule in geojson/kernel/locate.ts says whose it is; outside it is in no tier anybody's. */
  readonly placement: Placement;
}

export type Attribute = (longitude: number, latitude: number) => Attribution;

/**
 * Prepares `attribute(longitude, latitude)` for a plan, in lattice units: in the tiers made of faces the grid of the face that
 * holds the place, in the others the street or site it is at (placed-grids.ts).
 */
export function attributor(plan: Plan, document: Pick<PlanDocument, 'placed'>): Attribute {
  const { faceAt, onBorder } = locator(plan.map);
  const placedAt = document.placed.features.length === 0 ? null : placedGrids(document);
  const gridsOfFace = new Map<number, Attribution['grids']>();
  const gridsOfText = new Map<string, Attribution['grids']>();
  const faceGrids = (face: number): Attribution['grids'] => {
    const known = gridsOfFace.get(face);
    if (known !== undefined) return known;
    const grids: Record<string, string> = {};
    for (const { id, grids: ofTier, gridOfFace } of plan.tiers) {
      const grid = ofTier[gridOfFace[face] ?? -1];
      if (grid !== undefined) grids[id] = grid.id;
    }
    const text = JSON.stringify(grids);
    const shared = gridsOfText.get(text) ?? grids;
    gridsOfText.set(text, shared);
    gridsOfFace.set(face, shared);
    return shared;
  };
  return (longitude, latitude) => {
    const ofFace = faceGrids(faceAt(longitude, latitude));
    const placed = placedAt?.(toDegrees(longitude), toDegrees(latitude)) ?? {};
    const grids = Object.keys(placed).length === 0 ? ofFace : { ...placed, ...ofFace };
    const isNobodys = Object.keys(grids).length === 0;
    return { grids, placement: isNobodys ? 'outside' : onBorder(longitude, latitude) ? 'border' : 'inside' };
  };
}
