import type { z } from 'zod';
import type { Grid, placedGridProperties, streetProperties } from '../model/plan.ts';
import type { Block, Draft } from './draft.ts';
import { buildingsIn, manners } from './fabric/buildings.ts';
import type { Ring } from './fabric/polygon.ts';
import { distance, type Vector } from './fabric/vector.ts';
import { collectionText, type Feature, feature, lineOf, pointOf, polygonOf } from './geojson-text.ts';
import { createRandom, type Random } from './random.ts';

export type Placed = z.infer<typeof placedGridProperties> & { readonly geometry: object };
export type Post = NonNullable<z.infer<typeof streetProperties>['post']>;

/** A county's grids: the list, what each block belongs to, and the geometry of street and site grids. */
export interface Grids {
  readonly grids: readonly Grid[];
  /** For each block, the grid of every lowest area tier. */
  readonly blockGrids: readonly Readonly<Record<string, string>>[];
  readonly placed: readonly Placed[];
  readonly posts?: ReadonlyMap<string, Post>;
}

/** The five boundary files of a county, by file name. */
export function boundaryFiles(
  draft: Draft,
  grids: Grids,
  buildings: readonly Building[],
): Map<string, string> {
  return new Map([
    ['blocks.geojson', collectionText(blockFeatures(draft, grids))],
    ['streets.geojson', collectionText(streetFeatures(draft, grids))],
    ['ground.geojson', collectionText(groundFeatures(draft, buildings))],
    ['places.geojson', collectionText(draft.places.map((place) => placeFeature(draft, place)))],
    [
      'placed.geojson',
      collectionText(grids.placed.map(({ geometry, ...properties }) => feature(properties, geometry))),
    ],
  ]);
}

function blockFeatures(draft: Draft, grids: Grids): Feature[] {
  return draft.blocks.map((block, i) => {
    const { id, use, name } = block;
    const properties = { id, grids: grids.blockGrids[i]!, ...(name && { name }), use };
    return feature(properties, polygonOf(draft.town.mesh.ringOf(block.face), draft.projection));
  });
}

function streetFeatures(draft: Draft, grids: Grids): Feature[] {
  return draft.streets
    .filter((street) => street.kind !== 'rail' || draft.sketch.classes.rail)
    .map(({ id, name, width, dividing, path, ...street }) => {
      const post = grids.posts?.get(id);
      const properties = {
        id,
        name,
        class: street.class,
        widthMetres: width,
        ...(dividing && { dividing }),
        ...(post && { post }),
      };
      return feature(properties, lineOf(pointsOf(draft, path), draft.projection));
    });
}

function placeFeature(draft: Draft, place: Draft['places'][number]): Feature {
  const { id, name, kind, figures, at } = place;
  return feature({ id, name, kind, ...(figures && { figures }) }, pointOf(at, draft.projection));
}

function groundFeatures(draft: Draft, buildings: readonly Building[]): Feature[] {
  const { projection, town, sketch } = draft;
  const greens = draft.blocks
    .filter((block) => block.use === 'park' || block.use === 'square')
    .map((block) => ({ kind: block.use, name: block.name, ring: town.mesh.ringOf(block.face) }));
  const areas = [
    ...(sketch.grounds ?? []),
    ...greens,
    ...town.water.map((each) => ({ kind: 'river', ...each })),
  ].map(({ kind, name, ring }) => ({ kind, name, geometry: polygonOf(ring, projection) }));
  const rails = draft.streets
    .filter((street) => street.kind === 'rail')
    .map(({ name, path }) => ({
      kind: 'railway',
      name,
      geometry: lineOf(pointsOf(draft, path), projection),
    }));
  const bridges = bridgesOf(draft).map((path) => ({
    kind: 'bridge',
    name: null,
    geometry: lineOf(path, projection),
  }));
  const houses = buildings.map(({ ring }) => ({
    kind: 'building',
    name: null,
    geometry: polygonOf(ring, projection),
  }));
  return [...areas, ...rails, ...bridges, ...houses].map(({ kind, name, geometry }, i) =>
    feature({ id: `g${String(i + 1).padStart(4, '0')}`, kind, ...(name && { name }) }, geometry),
  );
}

/** The stretches of streets that run between two water blocks. */
function bridgesOf(draft: Draft): Vector[][] {
  const water = new Set(draft.blocks.filter((block) => block.water).map((block) => block.face));
  const wet = (face: number | undefined) => face !== undefined && water.has(face);
  const { mesh } = draft.town;
  return draft.streets
    .filter((street) => street.kind === 'street')
    .flatMap(({ path }) => {
      const spans: Vector[][] = [];
      for (let i = 1; i < path.length; i++) {
        const [a, b] = [path[i - 1]!, path[i]!];
        if (!wet(mesh.leftOf(a, b)) || !wet(mesh.leftOf(b, a))) continue;
        const last = spans.at(-1);
        if (last && last.at(-1) === mesh.points[a]) last.push(mesh.points[b]!);
        else spans.push([mesh.points[a]!, mesh.points[b]!]);
      }
      return spans;
    });
}

export interface Building {
  readonly ring: Ring;
  /** Index of its block. */
  readonly block: number;
}

/** Buildings for a share of the built-up blocks, as on a map that is only partly digitised. */
export function drawBuildings(draft: Draft, share: number): Building[] {
  const random = createRandom(`${draft.county}/buildings`);
  const lanes = draft.streets.map((street) => pointsOf(draft, street.path));
  return draft.blocks.flatMap((block, index) => {
    const manner = mannerOf(block, random);
    if (manner === null || !random.chance(share)) return [];
    const ring = draft.town.mesh.ringOf(block.face);
    const near = lanes.filter((lane) => lane.some((p) => distance(p, block.at) < 250));
    return buildingsIn(ring, near, manner, random).map((building) => ({ ring: building, block: index }));
  });
}

function mannerOf(block: Block, random: Random) {
  switch (block.use) {
    case 'residential':
    case 'new-town':
    case 'school':
    case 'hospital':
    case 'public':
      return manners.slabs;
    case 'old-town':
    case 'village':
      return random.chance(0.5) ? manners.houses : null;
    case 'industry':
    case 'market':
    case 'transport':
    case 'commercial':
      return manners.halls;
    default:
      return null;
  }
}

export function pointsOf(draft: Draft, path: readonly number[]): Vector[] {
  return path.map((point) => draft.town.mesh.points[point]!);
}
