import { type Collection, openCollection } from './geojson-collection.ts';
import { isFault, type Polygons } from './geojson-coordinates.ts';
import { pointToWgs84, type SourceCrs, toWgs84 } from './geojson-crs.ts';
import { decodeText } from './geojson-encoding.ts';
import { idOf, readFeature } from './geojson-feature.ts';
import type { Line } from './geojson-lines.ts';
import { elementOffsets, lineIndex, offsetOf, type PathStep, type TextPlace } from './geojson-place.ts';
import { rangeFaults } from './geojson-range.ts';
import { findJsonFault, type JsonFault } from './geojson-syntax.ts';
import { type Said, say } from './geojson-texts.ts';

/** One polygon feature of a file. */
export interface PolygonFeature {
  /** Its place in the file, counted from 1. */
  readonly number: number;
  /** Where it begins in the text. */
  readonly place: TextPlace;
  /** Its `id` member as text (RFC 7946 §3.2), where it has one. */
  readonly id: string | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Degrees, WGS84, longitude first; Polygon and MultiPolygon alike. */
  readonly polygons: Polygons;
}

/** One feature of lines: a street, say. */
export interface LineFeature extends Omit<PolygonFeature, 'polygons' | 'place'> {
  /** Degrees, WGS84, longitude first; LineString and MultiLineString alike. */
  readonly lines: readonly Line[];
}

/** Something to tell about a file: a reason to refuse it, or a note. `message` says what is wrong and how to mend it. */
export interface GeoJsonProblem extends Said {
  /** The feature's place in the file, counted from 1; null where it is about the file. */
  readonly feature: number | null;
  readonly id: string | null;
  readonly place: TextPlace | null;
}

export interface GeoJsonFile {
  readonly ok: true;
  /** The collection's `name` member, as GDAL writes it. */
  readonly name: string | undefined;
  readonly features: readonly PolygonFeature[];
  readonly lines: readonly LineFeature[];
  readonly notes: readonly GeoJsonProblem[];
}

/** Problems stand in the order of the file, at most one a feature. */
export interface GeoJsonRefusal {
  readonly ok: false;
  readonly problems: readonly GeoJsonProblem[];
}

/**
 * Reads the polygons of a GeoJSON file (RFC 7946): a FeatureCollection, a Feature or a bare geometry. Either every feature is
 * sound, or the file is refused with all that is wrong, where, and how to mend it. Lines come beside them; other geometries are skipped
 * with a note as long as there are polygons.
 * @param source the system the degrees are in
 */
export function readGeoJson(bytes: Uint8Array, source: SourceCrs = 'wgs84'): GeoJsonFile | GeoJsonRefusal {
  const decoded = decodeText(bytes);
  const { text } = decoded;
  const placeOf = lineIndex(text);
  const refuse = (said: Said, offset: number): GeoJsonRefusal => ({
    ok: false,
    problems: [{ ...said, feature: null, id: null, place: placeOf(offset) }],
  });
  if (!decoded.ok) return refuse(decoded.said, decoded.offset);
  const fault = findJsonFault(text);
  if (fault) return refuse(sayFault(text, fault), fault.offset);
  const collection = openCollection(JSON.parse(text));
  if (isFault(collection)) return refuse(collection.said, offsetOf(text, collection.path));
  const offsets = collection.single
    ? [offsetOf(text, [])]
    : elementOffsets(text, offsetOf(text, ['features']));
  const reading = readAll(collection, (number, path) => placeOf(offsetOf(text, path, offsets[number - 1])));
  if (!reading.ok) return reading;
  const features = reading.features.map((one) => ({ ...one, polygons: toWgs84(one.polygons, source) }));
  const lines = reading.lines.map((one) => ({
    ...one,
    lines: one.lines.map((line) => line.map((position) => pointToWgs84(position, source))),
  }));
  return { ...reading, features, lines };
}

type PlaceOf = (number: number, path: readonly PathStep[]) => TextPlace;

/** A feature and whether its type has the brackets of a MultiPolygon. */
interface Found {
  readonly feature: PolygonFeature;
  readonly multi: boolean;
}

function readAll(collection: Collection, placeOf: PlaceOf): GeoJsonFile | GeoJsonRefusal {
  const problems: GeoJsonProblem[] = [];
  const found: Found[] = [];
  const lines: LineFeature[] = [];
  const skipped: string[] = [];
  let dropped = false;
  for (const [index, value] of collection.features.entries()) {
    const number = index + 1;
    const content = readFeature(value);
    if (isFault(content)) {
      const place = placeOf(number, content.path);
      problems.push({ ...content.said, feature: number, id: idOf(value) ?? null, place });
    } else if (content.kind === 'other') skipped.push(content.type);
    else if (content.kind === 'lines')
      lines.push({ number, id: content.id, properties: content.properties, lines: content.lines });
    else {
      const { id, properties, polygons } = content;
      found.push({
        feature: { number, place: placeOf(number, []), id, properties, polygons },
        multi: content.multi,
      });
      dropped ||= content.dropped;
    }
  }
  const all = problems.concat(rangeProblems(found, placeOf));
  if (all.length > 0) return { ok: false, problems: all.sort((a, b) => (a.feature ?? 0) - (b.feature ?? 0)) };
  const types = [...new Set(lines.length > 0 ? [...skipped, 'LineString'] : skipped)].join(', ');
  const ofFile = (said: Said) => ({ ...said, feature: null, id: null, place: null });
  if (found.length === 0) return { ok: false, problems: [ofFile(say('no-polygons', { types }))] };
  const notes = [
    ...(skipped.length > 0 ? [say('skipped', { count: skipped.length, types })] : []),
    ...(dropped ? [say('heights')] : []),
  ];
  return {
    ok: true,
    name: collection.name,
    features: found.map(({ feature }) => feature),
    lines,
    notes: notes.map(ofFile),
  };
}

function rangeProblems(found: readonly Found[], placeOf: PlaceOf): GeoJsonProblem[] {
  const faults = rangeFaults(found.map(({ feature }) => feature.polygons));
  if ('code' in faults)
    return [{ ...faults, feature: null, id: null, place: found[0]?.feature.place ?? null }];
  return [...faults].flatMap(([index, fault]) => {
    const one = found[index];
    if (one === undefined) return [];
    const { number, id = null } = one.feature;
    const path = one.multi ? fault.path : fault.path.slice(1);
    const place = placeOf(number, ['geometry', 'coordinates', ...path]);
    return [{ ...fault.said, feature: number, id, place }];
  });
}

/** What a syntax fault is called, with the character it stands at. */
function sayFault(text: string, { kind, offset }: JsonFault): Said {
  if (kind !== 'syntax') return say(kind);
  return say('syntax', { found: JSON.stringify(String.fromCodePoint(text.codePointAt(offset) ?? 0x20)) });
}
