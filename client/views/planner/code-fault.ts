import type { Grid } from '../../../data/model/plan.ts';
import { identifier } from '../../../data/model/text.ts';

export type CodeFault = 'blank' | 'unwritable' | 'taken';

/** The longest code that a map has room for. */
const longest = 32;

/** Why a grid cannot have a code; null if it can. Codes are unique in the whole county, not in a tier only. */
export function codeFault(code: string, grids: ReadonlyMap<string, Grid>): CodeFault | null {
  if (code === '') return 'blank';
  if (code.length > longest || !identifier.safeParse(code).success) return 'unwritable';
  const isTaken = grids.has(code) || [...grids.values()].some((grid) => grid.code === code);
  return isTaken ? 'taken' : null;
}

/** Why a grid of a tier cannot have a name: it needs one, and no other of the tier may have it. @param grids without itself */
export function nameFault(
  name: string,
  tier: string,
  grids: ReadonlyMap<string, Grid>,
): 'blank' | 'taken' | null {
  if (name === '') return 'blank';
  return [...grids.values()].some((grid) => grid.tier === tier && Object.values(grid.label).includes(name))
    ? 'taken'
    : null;
}
