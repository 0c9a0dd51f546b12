/** How a part of town is woven. Lengths in metres, areas in hectares. */
export interface Style {
  /** Blocks are cut until they are about this large. */
  readonly block: number;
  /** Narrowest block. */
  readonly front: number;
  /** How far a street may lean from square, as the tangent of the angle. */
  readonly lean: number;
  /** How far a street bows or winds, as a share of its length. */
  readonly bend: number;
  /** How far apart the bends of a winding street are; null: at most one bow. */
  readonly wind: number | null;
  /** Streets ending within this distance of a junction go to it: crossings rather than T-junctions. */
  readonly meet: number;
  /** How often a block gets a dead-end lane of its own. */
  readonly alleys: number;
}

export const styles = {
  'old-town': { block: 1.05, front: 36, lean: 0.3, bend: 0.09, wind: 70, meet: 9, alleys: 0.35 },
  residential: { block: 2.7, front: 62, lean: 0.12, bend: 0.03, wind: null, meet: 24, alleys: 0.3 },
  'new-town': { block: 5, front: 95, lean: 0.05, bend: 0.02, wind: null, meet: 55, alleys: 0.25 },
  industry: { block: 6.5, front: 120, lean: 0.05, bend: 0.01, wind: null, meet: 45, alleys: 0.2 },
  village: { block: 2.1, front: 48, lean: 0.45, bend: 0.12, wind: 60, meet: 9, alleys: 0.5 },
  farmland: { block: 22, front: 140, lean: 0.5, bend: 0.1, wind: 110, meet: 20, alleys: 0.1 },
  hill: { block: 70, front: 300, lean: 0.6, bend: 0.12, wind: 120, meet: 30, alleys: 0 },
  park: { block: 60, front: 200, lean: 0.2, bend: 0.05, wind: null, meet: 20, alleys: 0 },
} as const satisfies Record<string, Style>;

export type StyleName = keyof typeof styles;
