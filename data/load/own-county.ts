import { readFileSync, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { type LineFeature, type PolygonFeature, readGeoJson } from '../../geojson/formats/geojson.ts';
import type { SourceCrs } from '../../geojson/formats/geojson-crs.ts';
import type { Fault } from '../../geojson/kernel/faults.ts';
import { geodesicArea } from '../../geojson/kernel/geodesic.ts';
import { toDegrees, toLattice } from '../../geojson/kernel/lattice.ts';
import type { Plan } from '../../geojson/kernel/plan.ts';
import type { PlanDocument } from '../model/plan.ts';
import type { Scheme } from '../model/scheme.ts';
import { type Bilingual, slug } from '../model/text.ts';
import { boundsOfDocument } from '../rules/bounds.ts';
import { localDay } from '../rules/local-day.ts';
import { planOfDocument } from '../rules/plan-of-document.ts';
import type { CountyBundle } from './bundle.ts';
import { contentHash } from './content-hash.ts';
import { type FileProblem, gridsOf, gridTier, type OwnGrids } from './own-county-grids.ts';
import { chooseMapping, type Mapping, type WishedProperties } from './own-county-mapping.ts';
import { emptyRoster, ownScheme } from './own-county-scheme.ts';
import { streetsOfLines } from './own-county-streets.ts';
import { sayOwn } from './own-county-texts.ts';

/** What a person asks for: the file, and whatever it does not say itself. */
export interface OwnCountyWish {
  readonly file: string;
  readonly properties: WishedProperties;
  readonly county: {
    readonly id?: string | undefined;
    readonly name?: string | undefined;
    readonly nameEn?: string | undefined;
  };
  readonly crs: SourceCrs;
}

export interface OwnCounty {
  readonly ok: true;
  readonly bundle: CountyBundle;
  readonly mapping: Mapping;
  /** The file's polygons as they were written. */
  readonly features: readonly PolygonFeature[];
  /** Its lines. */
  readonly lines: readonly LineFeature[];
  /** The feature of each of the lowest grids, by its number in the file. */
  readonly numberOf: ReadonlyMap<string, number>;
  readonly plan: Plan;
  /** What is wrong with the boundaries; it does not stop the county, it is listed. */
  readonly faults: readonly Fault[];
  readonly notes: readonly Bilingual[];
}

/** Why a file was not taken. Problems of the wish have no feature. */
export interface OwnCountyRefusal {
  readonly ok: false;
  readonly problems: readonly FileProblem[];
}

const largestMegabytes = 256;
const timeZone = 'Asia/Shanghai';

/**
 * Reads a GeoJSON file of polygons as a county of one's own: every polygon is a grid and a block, as it was drawn, every named line
 * a street. Nothing is stored.
 * @param now epoch milliseconds; the plan is in force from that day
 */
export function readOwnCounty(wish: OwnCountyWish, now: number): OwnCounty | OwnCountyRefusal {
  const fileName = basename(wish.file, extname(wish.file));
  const id = wish.county.id ?? slugOf(fileName);
  if (!slug.safeParse(id).success) return refusal(sayOwn('bad-county-id', { given: id || fileName }));
  const read = readBytes(wish.file);
  if (!read.ok) return read;
  const file = readGeoJson(read.bytes, wish.crs);
  if (!file.ok) return file;
  const mapping = chooseMapping(file.features, wish.properties);
  const grids = gridsOf(file.features, mapping);
  if (!grids.ok) return grids;
  const zh = wish.county.name ?? file.name ?? fileName;
  const name = { zh, en: wish.county.nameEn ?? zh };
  const day = localDay(now, timeZone);
  const { streets, ...counted } = streetsOfLines(file.lines);
  const plan = planDocument(id, grids, streets, day);
  const nested = mapping.parent !== null;
  const scheme = ownScheme({ id, name, seat: seatOf(plan), notice: notice(wish, day), nested });
  const built = planOfDocument(scheme, plan);
  if (!built.ok) throw new Error(`own county ${id}: ${built.reason} at ${built.at}`);
  const problems = withoutGround(built.plan, built.faults, file.features, grids);
  if (problems.length > 0) return { ok: false, problems };
  // How the mapping came about does not make it another county.
  const said = JSON.stringify([{ ...mapping, guessed: [] }, name, wish.crs]);
  const bundle = bundleOf(scheme, plan, contentHash(read.bytes, said));
  const ofLines = file.lines.length > 0 ? [sayOwn('streets', counted).message] : [];
  const notes = [...file.notes.map(({ message }) => message), ...ofLines, ...grids.notes];
  const { features, lines } = file;
  const { numberOf } = grids;
  return {
    ok: true,
    bundle,
    mapping,
    features,
    lines,
    numberOf,
    plan: built.plan,
    faults: built.faults,
    notes,
  };
}

/** What a file's name leaves of a slug; empty where it is all Chinese, say. */
function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

function refusal(said: Pick<FileProblem, 'code' | 'message'>): OwnCountyRefusal {
  return { ok: false, problems: [{ ...said, feature: null, id: null, place: null }] };
}

function readBytes(file: string): { readonly ok: true; readonly bytes: Uint8Array } | OwnCountyRefusal {
  try {
    const megabytes = Math.ceil(statSync(file).size / 1e6);
    if (megabytes > largestMegabytes) return refusal(sayOwn('too-large', { megabytes }));
    return { ok: true, bytes: readFileSync(file) };
  } catch (error) {
    return refusal(sayOwn('no-file', { why: error instanceof Error ? error.message : String(error) }));
  }
}

/** Where blocks overlap the first one holds the ground, so the smaller come first: a grid drawn inside another stays on the map. */
function planDocument(
  county: string,
  { grids, blocks }: OwnGrids,
  streets: PlanDocument['streets'],
  effectiveFrom: string,
): PlanDocument {
  const areaOf = ({ geometry }: (typeof blocks.features)[number]) =>
    (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).reduce(
      (sum, rings) => sum + geodesicArea(rings),
      0,
    );
  const sized = blocks.features.map((block) => ({ block, area: areaOf(block) }));
  const features = sized.sort((a, b) => a.area - b.area).map(({ block }) => block);
  return {
    county,
    effectiveFrom,
    grids: [...grids],
    blocks: { type: 'FeatureCollection', features },
    streets,
    placed: { type: 'FeatureCollection', features: [] },
  };
}

function seatOf(plan: PlanDocument): [number, number] {
  const [west, south, east, north] = boundsOfDocument(plan);
  const middle = (a: number, b: number) => toDegrees(toLattice((a + b) / 2));
  return [middle(west, east), middle(south, north)];
}

const crsNames = { wgs84: 'WGS84', cgcs2000: 'CGCS2000', gcj02: 'GCJ-02', bd09: 'BD-09' } as const;

function notice({ file, crs }: OwnCountyWish, day: string): Bilingual {
  const converted = crs === 'gcj02' || crs === 'bd09';
  return {
    zh: `来源 ${basename(file)}，坐标系 ${crsNames[crs]}${converted ? '（已转为 WGS84）' : ''}，${day} 导入`,
    en: `From ${basename(file)}, in ${crsNames[crs]}${converted ? ' (converted to WGS84)' : ''}, added on ${day}`,
  };
}

/** Grids that hold no face: their boundary encloses nothing, or others hold all of it. */
function withoutGround(
  { tiers }: Plan,
  faults: readonly Fault[],
  features: readonly PolygonFeature[],
  { grids, numberOf }: OwnGrids,
): FileProblem[] {
  const tier = tiers.find((one) => one.id === gridTier);
  if (tier === undefined) throw new Error('the scheme has no tier of grids');
  const held = new Set(tier.gridOfFace);
  const labels = new Map(grids.map((grid) => [grid.id, grid.label.zh]));
  return tier.grids.flatMap(({ id }, index) => {
    if (held.has(index)) return [];
    const concerned = faults.filter((fault) => fault.faces.length > 0 && fault.features.includes(id));
    const others = new Set(concerned.flatMap((fault) => fault.features).filter((other) => other !== id));
    const said = sayOwn('no-ground', { others: [...others].map((one) => labels.get(one) ?? one).join('、') });
    const feature = features.find(({ number }) => number === numberOf.get(id));
    return [{ ...said, feature: feature?.number ?? null, id, place: feature?.place ?? null }];
  });
}

function bundleOf(scheme: Scheme, plan: PlanDocument, sourceHash: string): CountyBundle {
  const none = { type: 'FeatureCollection', features: [] };
  return {
    origin: 'own',
    sourceHash,
    scheme,
    roster: emptyRoster(scheme.county),
    plan,
    layers: { ground: none, streets: plan.streets, places: none },
    issues: [],
    patrols: null,
    present: null,
  };
}
