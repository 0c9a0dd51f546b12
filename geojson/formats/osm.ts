import type { Street } from '../kernel/street-regions.ts';

/**
 * OpenStreetMap XML (version 0.6): https://wiki.openstreetmap.org/wiki/OSM_XML. Reads what a plan needs: the extract's bounds and
 * the ways with their tags and course. Relations, histories and users are passed over.
 */
export interface OsmDocument {
  /** West, south, east, north in degrees; null where the file gives none. */
  readonly bounds: readonly [number, number, number, number] | null;
  readonly ways: readonly OsmWay[];
}

export interface OsmWay {
  readonly id: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Longitude first, in degrees; WGS84. Nodes that are not in the file are left out. */
  readonly coordinates: readonly (readonly [number, number])[];
}

export type OsmResult =
  | { readonly ok: true; readonly document: OsmDocument }
  | { readonly ok: false; readonly reason: 'not-osm' | 'bad-number'; readonly line: number };

/** Parses an OSM XML text. Never throws on malformed input. */
export function parseOsm(text: string): OsmResult {
  if (!/<osm[\s>]/.test(text)) return { ok: false, reason: 'not-osm', line: 1 };
  const nodes = new Map<string, readonly [number, number]>();
  const ways: OsmWay[] = [];
  let bounds: OsmDocument['bounds'] = null;
  let way: { id: string; refs: string[]; tags: Record<string, string> } | null = null;
  for (const match of text.matchAll(/<(\/?)(node|way|nd|tag|bounds)\b([^>]*?)\/?>/g)) {
    const [, closing, element] = match;
    const attributes = attributesOf(match[3]!);
    if (element === 'way') {
      if (closing === '/' && way !== null) ways.push(wayOf(way, nodes));
      way = closing === '/' ? null : { id: attributes.id ?? '', refs: [], tags: {} };
    } else if (closing === '/') continue;
    else if (element === 'nd') way?.refs.push(attributes.ref ?? '');
    else if (element === 'tag' && way !== null) way.tags[attributes.k ?? ''] = attributes.v ?? '';
    else if (element === 'node') {
      const place = [Number(attributes.lon), Number(attributes.lat)] as const;
      if (!isPlace(place)) return { ok: false, reason: 'bad-number', line: lineAt(text, match.index) };
      nodes.set(attributes.id ?? '', place);
    } else if (element === 'bounds') {
      const box = ['minlon', 'minlat', 'maxlon', 'maxlat'].map((name) => Number(attributes[name]));
      if (!box.every(Number.isFinite))
        return { ok: false, reason: 'bad-number', line: lineAt(text, match.index) };
      bounds = [box[0]!, box[1]!, box[2]!, box[3]!];
    }
  }
  return { ok: true, document: { bounds, ways } };
}

function wayOf(
  { id, refs, tags }: { id: string; refs: readonly string[]; tags: Record<string, string> },
  nodes: ReadonlyMap<string, readonly [number, number]>,
): OsmWay {
  return { id, tags, coordinates: refs.flatMap((ref) => (nodes.has(ref) ? [nodes.get(ref)!] : [])) };
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name, double, single] of text.matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    attributes[name!] = decode(double ?? single ?? '');
  }
  return attributes;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function isPlace([longitude, latitude]: readonly [number, number]): boolean {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/** The ways that people drive and walk along between blocks: what can bound one. */
const bounding = new Set([
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'unclassified',
  'residential',
  'living_street',
  'pedestrian',
]);

/** The streets of a document, as blocks are made of them. */
export function streetsOf({ ways }: OsmDocument): Street[] {
  return ways.filter(isStreet).map(({ id, tags, coordinates }) => ({
    id,
    name: tags.name === undefined ? null : { zh: tags.name, en: tags['name:en'] ?? tags.name },
    oneway: tags.oneway === 'yes',
    coordinates,
  }));
}

/** Is a way a street that can bound a block? Links and slip roads belong to the streets they link. */
function isStreet({ tags }: OsmWay): boolean {
  return bounding.has((tags.highway ?? '').replace(/_link$/, ''));
}
