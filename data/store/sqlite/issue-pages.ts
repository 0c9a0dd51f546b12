import { crc32 } from 'node:zlib';
import type { Kinds } from '../columns/kinds.ts';
import { type PointBatch, pointBatch } from '../columns/point-batch.ts';
import { bytesAPoint, bytesOfPoints, type PointColumns, pointColumns } from '../columns/point-columns.ts';
import type { Connection } from './connection.ts';
import { issueLog } from './issue-log.ts';

/**
 * Pages: the columns in memory as they were at some event, so that a start reads them as they are and replays only what came after.
 * What came in batches is read from those (issue-batch.ts); pages hold the points that have rows of their own: as they were added, or
 * as they were after changes. A later page wins, over batches any. Pages of `numbers` hold id and hash of the numbers people quote,
 * batches' numbers excepted. Whatever does not fit the log is thrown away: the log is the truth.
 */
export interface IssuePages {
  /**
   * What pages and batches hold; null where there are no pages, or they do not fit.
   * @param batchesTo reads the points of all batches up to an id, by county
   */
  readonly load: (batchesTo: (toId: number) => Map<string, PointBatch>) => Saved | null;
  /** Ids and hashes of the numbers that a county's pages hold, as pairs. */
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
  readonly counties: ReadonlyMap<string, PointBatch>;
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

export function issuePages(link: Connection, kinds: Kinds): IssuePages {
  const { database } = link;
  const log = issueLog(link);
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
  /** The page's points, if they are what was written, their kinds are known and its last one is in the log. */
  const pointsOf = (page: Page): PointColumns | null => {
    const bytes = bytesOf.get(page.position);
    if (bytes?.length !== page.count * bytesAPoint || crc32(bytes) !== page.checksum) return null;
    const points = pointColumns(page.count, new Uint8Array(bytes).buffer);
    const last = page.count - 1;
    const logged = log.get(points.id[last]!);
    const isLogged =
      logged?.longitude === points.longitude[last] && logged?.latitude === points.latitude[last];
    return isLogged && points.kind.every((kind) => kind < kinds.all.length) ? points : null;
  };
  return {
    load: (batchesTo) => {
      const all = pages.all();
      const end = all.at(-1);
      if (end === undefined || end.sequence > (newest.get() ?? 0)) return null;
      const counties = batchesTo(end.to_id);
      const placed = placedPoints(counties, end.to_id);
      for (const page of all) {
        const points = pointsOf(page);
        if (points === null) return null;
        placed[page.part === 'changed' ? 'change' : 'add'](page.county, points);
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

/** Points of counties, and what pages make of them: more points, or others in their places. Ids go up to `toId`. */
function placedPoints(counties: Map<string, PointBatch>, toId: number) {
  // By id: its place among the county's points, counted from 1. Most starts change nothing and need it not.
  let places: Uint32Array | null = null;
  const note = (noted: Uint32Array, batch: PointBatch, from: number) => {
    const { id } = batch.columns();
    for (let place = from; place < batch.count(); place++) noted[id[place]!] = place + 1;
  };
  const noteAll = (): Uint32Array => {
    const noted = new Uint32Array(toId + 1);
    for (const batch of counties.values()) note(noted, batch, 0);
    return noted;
  };
  return {
    add: (county: string, points: PointColumns): void => {
      const batch = counties.get(county) ?? pointBatch(points.id.length);
      counties.set(county, batch);
      batch.pushAll(points, points.id.length);
      if (places !== null) note(places, batch, batch.count() - points.id.length);
    },
    change: (county: string, from: PointColumns): void => {
      const points = counties.get(county)?.columns();
      if (points === undefined) return;
      places ??= noteAll();
      for (let row = 0; row < from.id.length; row++) {
        const place = places[from.id[row]!]! - 1;
        points.due[place] = from.due[row]!;
        points.closed[place] = from.closed[row]!;
        points.kind[place] = from.kind[row]!;
        points.state[place] = from.state[row]!;
      }
    },
  };
}
