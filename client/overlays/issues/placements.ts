/** Where a point stands to the grids: in one, exactly on a border between two, or in none of any tier. */
export const placements = ['inside', 'border', 'outside'] as const;
export type Placement = (typeof placements)[number];
