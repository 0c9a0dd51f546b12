import { isSourceCrs } from '../../geojson/formats/geojson-crs.ts';
import { type OwnCounty, type OwnCountyRefusal, type OwnCountyWish, readOwnCounty } from './own-county.ts';
import { mappingFile } from './own-county-mapping.ts';
import { sayOwn } from './own-county-texts.ts';
import { FileFault, readJson } from './read-file.ts';

/**
 * The flags of `npm start` that add a county of one's own, for `parseArgs`:
 *
 *   --county FILE              a GeoJSON file of polygons
 *   --mapping FILE             what the other flags say, as JSON; a flag wins over it
 *   --id-property, --name-property, --name-en-property, --parent-property NAME
 *   --county-id, --county-name, --county-name-en TEXT
 *   --crs wgs84|cgcs2000|gcj02|bd09
 */
export const ownCountyOptions = {
  county: { type: 'string' },
  mapping: { type: 'string' },
  'id-property': { type: 'string' },
  'name-property': { type: 'string' },
  'name-en-property': { type: 'string' },
  'parent-property': { type: 'string' },
  'county-id': { type: 'string' },
  'county-name': { type: 'string' },
  'county-name-en': { type: 'string' },
  crs: { type: 'string' },
} as const;

export type OwnCountyFlags = { readonly [F in keyof typeof ownCountyOptions]?: string | undefined };

/**
 * The county that the flags ask for, read but not stored; undefined where they ask for none.
 * @param now epoch milliseconds
 */
export function countyOfFlags(flags: OwnCountyFlags, now: number): OwnCounty | OwnCountyRefusal | undefined {
  if (flags.county === undefined) {
    const idle = Object.entries(flags).find(([, value]) => value !== undefined);
    return idle && refusal(sayOwn('idle-flag', { flag: idle[0] }));
  }
  const wished = wishOf(flags.county, flags);
  return wished.ok ? readOwnCounty(wished.wish, now) : wished;
}

/** The wish that flags and mapping file add up to. */
export function wishOf(
  file: string,
  flags: OwnCountyFlags,
): { readonly ok: true; readonly wish: OwnCountyWish } | OwnCountyRefusal {
  const mapping = readMapping(flags.mapping);
  if ('said' in mapping) return refusal(mapping.said);
  const crs = flags.crs ?? mapping.crs ?? 'wgs84';
  if (!isSourceCrs(crs)) return refusal(sayOwn('bad-crs', { given: crs }));
  const properties = {
    id: flags['id-property'] ?? mapping.id,
    name: flags['name-property'] ?? mapping.name,
    nameEn: flags['name-en-property'] ?? mapping.nameEn,
    parent: flags['parent-property'] ?? mapping.parent,
  };
  const county = {
    id: flags['county-id'] ?? mapping.county?.id,
    name: flags['county-name'] ?? mapping.county?.name,
    nameEn: flags['county-name-en'] ?? mapping.county?.nameEn,
  };
  return { ok: true, wish: { file, properties, county, crs } };
}

function readMapping(file: string | undefined) {
  if (file === undefined) return {};
  try {
    return readJson(file, mappingFile);
  } catch (error) {
    if (error instanceof FileFault) return { said: sayOwn('bad-mapping', { detail: error.message }) };
    throw error;
  }
}

function refusal(said: ReturnType<typeof sayOwn>): OwnCountyRefusal {
  return { ok: false, problems: [{ ...said, feature: null, id: null, place: null }] };
}
