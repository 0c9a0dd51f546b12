import { crc32 } from 'node:zlib';
import type { Kinds } from '../columns/kinds.ts';
import {
  bytesAPoint,
  bytesOfPoints,
  copyPoints,
  type PointColumns,
  pointColumns,
} from '../columns/point-columns.ts';
import type { Connection } from './connection.ts';

/**
 * Pages: the columns in memory as they were at some event, so that a start reads them as they are and replays only what came after.
 * A page holds points that were added, or points as they were after changes; a later page wins. Pages of `numbers` hold id and
 * hash of the numbers people quote. Whatever does not fit the log is thrown away: the log is the truth.
 */
export interface IssuePages {
  /** What the pages hold; null where there are none, or they do not fit. */
  readonly load: () => Saved | null;
  /** Ids and hashes of numbers of a county's saved issues, as pairs. */
  readonly numbers: (county: string) => Iterable<Uint32Array>;
  /** Inside a write transaction. */
  readonly save: (pages: readonly NewPage[], at: Mark) => void;
  /** Forgets the pages of points, or all. */
  readonly discard: (what: 'points' | 'all') => void;
}

/** How far pages reach: all issues up to this id, with the changes up to this event. */
export interface Mark {
  readonly toId: number;
  readonly sequence: number;
}

export interface Saved extends Mark {
  readonly counties: ReadonlyMap<string, PointColumns>;
  readonly added: number;
  readonly changed: number;
}

export interface NewPage {
  readonly county: string;
  readonly part: 'added' | 'changed' | 'numbers';
  readonly count: number;
  readonly bytes: Uint8Array;
}

interface Page extends Omit<NewPage, 'bytes'> {
  readonly position: number;
  readonly to_id: number;
  readonly sequence: number;
  readonly checksum: number;
}

export function issuePages({ database }: Connection, kinds: Kinds): IssuePages {
  const pages = database.prepare<[], Page>(
    "SELECT position, county, part, count, to_id, sequence, checksum FROM issue_pages WHERE part <> 'numbers' ORDER BY position",
  );
  const bytesOf = database
    .prepare<[number], Buffer>('SELECT bytes FROM issue_pages WHERE position = ?')
    .pluck();
  const numberPages = database
    .prepare<[string], Buffer>("SELECT bytes FROM issue_pages WHERE county = ? AND part = 'numbers'")
    .pluck();
  const insert = database.prepare<unknown[]>(
    'INSERT INTO issue_pages (county, part, count, to_id, sequence, checksum, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const newest = database.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM events').pluck();
  const place = database
    .prepare<[number], [number, number]>('SELECT longitude, latitude FROM issues WHERE id = ?')
    .raw();

  /** The page's points, if they are what was written, their kinds are known and its last one is in the log. */
  const pointsOf = (page: Page): PointColumns | null => {
    const bytes = bytesOf.get(page.position);
    if (bytes?.length !== page.count * bytesAPoint || crc32(bytes) !== page.checksum) return null;
    const points = pointColumns(page.count, new Uint8Array(bytes).buffer);
    const last = page.count - 1;
    const [longitude, latitude] = place.get(points.id[last]!) ?? [];
    const isLogged = longitude === points.longitude[last] && latitude === points.latitude[last];
    return isLogged && points.kind.every((kind) => kind < kinds.all.length) ? points : null;
  };
  return {
    load: () => {
      const all = pages.all();
      const end = all.at(-1);
      if (end === undefined || end.sequence > (newest.get() ?? 0)) return null;
      const counties = new Map<string, PointColumns>();
      for (const [county, ofCounty] of Map.groupBy(all, (page) => page.county)) {
        const points = countyPoints(ofCounty, pointsOf);
        if (points === null) return null;
        counties.set(county, points);
      }
      return {
        counties,
        toId: end.to_id,
        sequence: end.sequence,
        added: countOf(all, 'added'),
        changed: countOf(all, 'changed'),
      };
    },
    numbers: function* (county) {
      for (const bytes of numberPages.iterate(county)) yield new Uint32Array(new Uint8Array(bytes).buffer);
    },
    save: (saved, { toId, sequence }) => {
      for (const { county, part, count, bytes } of saved)
        insert.run(county, part, count, toId, sequence, crc32(bytes), bytes);
    },
    discard: (what) => {
      database.exec(`DELETE FROM issue_pages ${what === 'all' ? '' : "WHERE part <> 'numbers'"}`);
    },
  };
}

/** A page is read in one piece; this many points are 29 MB. */
const longest = 1_000_000;

/** The points as pages; none where there are no points. */
export function pagesOfPoints(county: string, part: 'added' | 'changed', points: PointColumns): NewPage[] {
  const pages: NewPage[] = [];
  for (let from = 0; from < points.id.length; from += longest) {
    const count = Math.min(longest, points.id.length - from);
    pages.push({ county, part, count, bytes: bytesOfPoints(points, from, count) });
  }
  return pages;
}

/** @param pairs id and hash of each number */
export const numberPage = (county: string, pairs: Uint32Array): NewPage => ({
  county,
  part: 'numbers',
  count: pairs.length / 2,
  bytes: new Uint8Array(pairs.buffer, pairs.byteOffset, pairs.byteLength),
});

const countOf = (pages: readonly Page[], part: Page['part']): number =>
  pages.reduce((sum, page) => sum + (page.part === part ? page.count : 0), 0);

/** A county's points, each as its last page has it; null where a page cannot be trusted. */
function countyPoints(
  pages: readonly Page[],
  pointsOf: (page: Page) => PointColumns | null,
): PointColumns | null {
  const points = pointColumns(countOf(pages, 'added'));
  const changed = new Map<number, { readonly from: PointColumns; readonly row: number }>();
  let at = 0;
  for (const page of pages) {
    const from = pointsOf(page);
    if (from === null) return null;
    if (page.part === 'changed') from.id.forEach((id, row) => void changed.set(id, { from, row }));
    else {
      copyPoints(points, at, from, page.count);
      at += page.count;
    }
  }
  if (changed.size > 0)
    points.id.forEach((id, row) => {
      const found = changed.get(id);
      if (found === undefined) return;
      points.due[row] = found.from.due[found.row]!;
      points.closed[row] = found.from.closed[found.row]!;
      points.kind[row] = found.from.kind[found.row]!;
      points.state[row] = found.from.state[found.row]!;
    });
  return points;
}
