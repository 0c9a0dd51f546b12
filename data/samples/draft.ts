import type { Bilingual } from '../model/text.ts';
import { type Cell, cellsOf } from './fabric/cells.ts';
import { nameStreets, type Street } from './fabric/name-streets.ts';
import { contains } from './fabric/polygon.ts';
import type { StyleName } from './fabric/style.ts';
import { buildTown, type Town } from './fabric/town.ts';
import { createProjection, type Projection } from './projection.ts';
import { createRandom, type Random } from './random.ts';
import type { Landmark, Sketch } from './sketch.ts';

type Use = NonNullable<Landmark['use']>;

/** A block of the draft: a cell of the partition with what stands on it. */
export interface Block extends Cell {
  readonly id: string;
  readonly use: Use;
  readonly name: Bilingual | null;
}

/** A landmark with its id and the block it stands in. */
export interface Place extends Landmark {
  readonly id: string;
  /** Index into `blocks`. */
  readonly block: number;
}

/** A woven town with its blocks used and its streets named: what grids, rosters and issues are made from. */
export interface Draft {
  readonly county: string;
  readonly sketch: Sketch;
  readonly town: Town;
  readonly blocks: readonly Block[];
  readonly streets: readonly Street[];
  readonly places: readonly Place[];
  readonly projection: Projection;
}

export function draftTown(county: string, sketch: Sketch): Draft {
  const town = buildTown(sketch, `${county}/fabric`);
  const cells = cellsOf(town);
  const places = placesIn(town, cells, sketch.landmarks);
  const random = createRandom(`${county}/uses`);
  const blocks = cells.map((cell, index): Block => {
    const landmark = places.find((place) => place.block === index && place.use);
    const use = landmark?.use ?? (cell.water ? 'water' : groundUse(town, cell, random));
    const river = town.corridors.find((each) => cell.water && contains(each.ring, cell.at));
    return {
      ...cell,
      id: `b${String(index + 1).padStart(3, '0')}`,
      use,
      name: landmark?.name ?? river?.name ?? null,
    };
  });
  const streets = nameStreets(town, sketch);
  return { county, sketch, town, blocks, streets, places, projection: createProjection(sketch.seat) };
}

/** Landmarks with their blocks. One that lies outside the scope is a slip of the sketch. */
function placesIn(town: Town, cells: readonly Cell[], landmarks: readonly Landmark[]): Place[] {
  return landmarks.map((landmark, k) => {
    const block = cells.findIndex((cell) => contains(town.mesh.ringOf(cell.face), landmark.at));
    if (block < 0) throw new Error(`${landmark.name.zh} lies outside the scope`);
    if (landmark.use && cells[block]!.water) throw new Error(`${landmark.name.zh} lies in the water`);
    return { ...landmark, id: landmark.id ?? `p${String(k + 1).padStart(2, '0')}`, block };
  });
}

const plain: Record<StyleName, Use> = {
  'old-town': 'old-town',
  residential: 'residential',
  'new-town': 'new-town',
  industry: 'industry',
  village: 'village',
  farmland: 'farmland',
  hill: 'hill',
  park: 'park',
};

/** What a block without a landmark is used for: its style's use, with shops along the main streets and offices here and there. */
function groundUse(town: Town, cell: Cell, random: Random): Use {
  const style = town.styleOf(cell.face) ?? 'farmland';
  const draw = random.next();
  if (style === 'old-town' || style === 'residential' || style === 'new-town') {
    if (draw < (onMainStreet(town, cell) ? 0.3 : 0.05)) return 'commercial';
    if (style !== 'old-town' && draw > 0.94) return 'public';
    if (style === 'new-town' && draw > 0.6) return 'residential';
  }
  return plain[style];
}

function onMainStreet(town: Town, cell: Cell): boolean {
  const points = town.mesh.faces[cell.face]!;
  return points.some((a, i) =>
    town.mesh
      .linesAlong(a, points[(i + 1) % points.length]!)
      .some(
        (line) => town.mesh.lines[line]!.data.kind === 'street' && town.mesh.lines[line]!.data.width >= 16,
      ),
  );
}

/** People, shops and work in a block, in no particular unit: what balanced grids share out. Source: our choice. */
export function loadOf(block: Pick<Block, 'use' | 'hectares'>): number {
  return block.hectares * density[block.use] + 0.02;
}

const density: Record<Use, number> = {
  'old-town': 3,
  commercial: 2.6,
  market: 3,
  residential: 1.8,
  'new-town': 1.2,
  school: 1.2,
  hospital: 1.6,
  public: 1.1,
  transport: 1,
  industry: 0.5,
  square: 0.8,
  park: 0.3,
  village: 1.1,
  farmland: 0.1,
  hill: 0.03,
  water: 0.02,
  unknown: 0.5,
};
