import { partsOf } from './dissolve.ts';
import { facesOfGrid } from './grid-geometry.ts';
import type { Plan } from './plan.ts';

/**
 * The pieces a grid lies in, as lists of faces: faces with an edge between them are in one piece, those that touch in a point are
 * not. The piece with the most faces comes first; among equals the one with the lowest face.
 */
export function piecesOfGrid(plan: Plan, tier: number, grid: number): number[][] {
  const faces = facesOfGrid(plan, tier, grid);
  const part = partsOf(plan.map, plan.tiers[tier]!.gridOfFace, faces);
  const pieces: number[][] = [];
  for (const face of faces) {
    const piece = pieces[part[face]!];
    if (piece) piece.push(face);
    else pieces[part[face]!] = [face];
  }
  return pieces.sort((p, q) => q.length - p.length || p[0]! - q[0]!);
}
