import { pointToWgs84 } from '../../geojson/formats/geojson-crs.ts';
import { toLattice } from '../../geojson/kernel/lattice.ts';
import type { ImportField, ImportMapping, RowRefusal } from '../model/import.ts';
import { type CategorySet, clockAheadMs } from '../model/issue.ts';
import type { Roster } from '../model/roster.ts';
import { identifier } from '../model/text.ts';
import type { Attribute } from '../rules/attribution.ts';
import type { Zone } from '../rules/zone.ts';
import type { AttributedIssue } from '../store/issue-store.ts';
import { readTime } from './issues-dates.ts';
import { readState } from './issues-states.ts';

/** Whatever a row is read by. */
export interface RowReading {
  readonly mapping: ImportMapping;
  readonly categories: CategorySet;
  readonly roster: Roster;
  readonly zone: Zone;
  readonly attribute: Attribute;
  /** When an issue of a category is due. */
  readonly dueAt: (category: string, reportedAt: number) => number | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

export type ReadRow =
  | { readonly ok: true; readonly issue: AttributedIssue }
  | { readonly ok: false; readonly reason: RowRefusal; readonly value: string };

/** Thrown inside and caught by `readRow`: a cell that will not do. */
class Refused extends Error {
  readonly reason: RowRefusal;
  readonly value: string;
  constructor(reason: RowRefusal, value: string) {
    super(reason);
    this.reason = reason;
    this.value = value;
  }
}

const longestDescription = 2_000;

/** Prepares `readRow(cells)`: a row of a table as an issue in its grids, or the reason why it is none and the text it is about. */
export function rowReader(reading: RowReading): (cells: readonly string[]) => ReadRow {
  const { mapping, zone, now } = reading;
  const categoryOf = categoryReader(reading);
  const unitOf = unitReader(reading.roster);
  const place = placeReader(mapping);
  const read = (cells: readonly string[]): AttributedIssue => {
    const cell = (field: ImportField): string => cells[mapping.columns[field] ?? -1] ?? '';
    const time = (field: ImportField): number | null => {
      const text = cell(field);
      if (text === '') return null;
      const at = readTime(text, zone, mapping.dates1904);
      if (at === null) throw new Refused('bad-time', text);
      return at;
    };
    const reportedAt = time('reportedAt');
    if (reportedAt === null) throw new Refused('no-time', '');
    if (reportedAt > now + clockAheadMs) throw new Refused('future-time', cell('reportedAt'));
    const category = categoryOf(cell('category'));
    const [longitude, latitude] = place(cell);
    const closedAt = time('closedAt');
    const description = cell('description');
    if (description.length > longestDescription) throw new Refused('too-long', description.slice(0, 40));
    const { grids, placement } = reading.attribute(longitude, latitude);
    return {
      number: numberOf(cell('number')),
      source: 'import',
      category,
      state: stateOf(cell('state'), closedAt !== null),
      unit: unitOf(cell('unit')),
      longitude,
      latitude,
      description,
      reportedAt,
      dueAt: time('dueAt') ?? reading.dueAt(category, reportedAt) ?? reportedAt,
      closedAt,
      areaSquareMetres: areaOf(cell('areaSquareMetres')),
      grids,
      placement,
    };
  };
  return (cells) => {
    try {
      return { ok: true, issue: read(cells) };
    } catch (error) {
      if (error instanceof Refused) return { ok: false, reason: error.reason, value: error.value };
      throw error;
    }
  };
}

/** Words are compared without blanks at the ends and without regard to capitals. */
const word = (text: string) => text.trim().toLowerCase();

function categoryReader({ categories, mapping }: RowReading): (text: string) => string {
  const known = new Map(
    categories.categories.flatMap(({ id, label }) => [id, label.zh, label.en].map((one) => [word(one), id])),
  );
  for (const [text, id] of Object.entries(mapping.categories)) known.set(word(text), id);
  return (text) => {
    const found = known.get(word(text)) ?? mapping.otherwise;
    if (found === undefined) throw new Refused(text === '' ? 'no-category' : 'unknown-category', text);
    return found;
  };
}

function unitReader({ parties }: Roster): (text: string) => string | null {
  const units = parties.filter(({ kind }) => kind === 'unit');
  const known = new Map(
    units.flatMap(({ id, name }) => [id, name.zh, name.en].map((one) => [word(one), id])),
  );
  return (text) => {
    if (text === '') return null;
    const found = known.get(word(text));
    if (found === undefined) throw new Refused('unknown-unit', text);
    return found;
  };
}

/** Longitude and latitude in lattice units, WGS84. A place at exactly 0, 0 is how many programs write "nowhere". */
function placeReader({ crs, columns }: ImportMapping) {
  const parts = (cell: (field: ImportField) => string): readonly string[] =>
    columns.coordinates === undefined
      ? [cell('longitude'), cell('latitude')]
      : cell('coordinates').split(/\s*[,，;；\s]\s*/);
  return (cell: (field: ImportField) => string): readonly [number, number] => {
    const texts = parts(cell);
    const shown = texts.join(' ');
    if (texts.every((text) => text === '')) throw new Refused('no-place', '');
    const [longitude = Number.NaN, latitude = Number.NaN, ...more] = texts.map(degrees);
    if (more.length > 0 || !(Math.abs(longitude) <= 180) || !(Math.abs(latitude) <= 90))
      throw new Refused('bad-place', shown);
    if (longitude === 0 && latitude === 0) throw new Refused('no-place', shown);
    const [x, y] = pointToWgs84([longitude, latitude], crs);
    return [toLattice(x), toLattice(y)];
  };
}

const degrees = (text: string): number =>
  /^[+-]?\d{1,3}(?:\.\d+)?°?$/.test(text.normalize('NFKC'))
    ? Number(text.normalize('NFKC').replace('°', ''))
    : Number.NaN;

function numberOf(text: string): string | null {
  if (text === '') return null;
  if (!identifier.safeParse(text).success) throw new Refused('bad-number', text.slice(0, 100));
  return text;
}

/** A table without states has new issues, and closed ones where it says when. */
function stateOf(text: string, closed: boolean) {
  if (text === '') return closed ? 'closed' : 'collected';
  const state = readState(text);
  if (state === null) throw new Refused('unknown-state', text);
  return state;
}

function areaOf(text: string): number | null {
  if (text === '') return null;
  const clean = text
    .normalize('NFKC')
    .replaceAll(',', '')
    .replace(/\s*(?:平方米|平米|㎡|m2|sqm)$/i, '');
  const area = clean === '' ? Number.NaN : Number(clean);
  if (!(area >= 0 && area < 1e9)) throw new Refused('bad-area', text);
  return area;
}
