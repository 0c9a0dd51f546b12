import { scheme } from '../../model/scheme.ts';
import { localDays } from '../../rules/local-days.ts';
import { type CountyIssues, countyIssues } from '../columns/county-issues.ts';
import { idSpans } from '../columns/id-spans.ts';
import { type NumberPairs, numberPairs } from '../columns/number-pairs.ts';
import { type PointBatch, pointBatch } from '../columns/point-batch.ts';
import { pointAt } from '../columns/point-columns.ts';
import type { Connection } from './connection.ts';
import type { IssueKinds } from './issue-kinds.ts';
import { issueLog } from './issue-log.ts';
import { issuePages, type Mark, type NewPage, numberPage, pagesOfPoints } from './issue-pages.ts';
import { loggedPoints } from './logged-points.ts';

/**
 * All issues in memory, as of the last commit. They are read from the pages and the log when first needed; issues that this
 * program adds are handed over when they are committed; whatever else was written, by this program or another, is read from the log
 * before the next answer.
 */
export interface IssueMemory {
  /** The county's issues as of the last commit. Not inside a write transaction. */
  readonly of: (county: string) => CountyIssues;
  /** To be called inside a write transaction before anything of issues is written. */
  readonly ready: () => void;
  /**
   * Inside the transaction that added them: `points`, with the hashes of their numbers in the same order, come in when it is
   * committed.
   * @param inBatches were they written in batches?
   */
  readonly add: (county: string, points: PointBatch, hashes: Uint32Array, inBatches: boolean) => void;
  /** Inside the transaction that changed an issue. */
  readonly changed: () => void;
  /** A county's numbers as pairs of id and hash, as of the last commit. */
  readonly numbers: (county: string) => readonly Uint32Array[];
  /** What is in memory and not in pages goes into pages; inside a write transaction. */
  readonly save: () => void;
  /** Is there so much that it should be saved? */
  readonly isUnsaved: () => boolean;
  /** Calls `listener` when issues came that this program did not add. */
  readonly onForeign: (listener: () => void) => void;
}

/** Ids have 32 bits. */
const highestId = 0xffffffff;
/** So many rows, or changed issues, are read from the log at a start at most, give or take a transaction. */
const mostAdded = 65_536;
const mostChanged = 16_384;
/** Pages of changes may be half as long as those they change, batches once more, and this much. */
const mostRewritten = 65_536;

export function issueMemory(link: Connection, kinds: IssueKinds): IssueMemory {
  const { database } = link;
  const pages = issuePages(link, kinds);
  const log = loggedPoints(link);
  const { lastId } = issueLog(link);
  const counties = new Map<string, CountyIssues>();
  const schemeOf = database.prepare<[string], string>('SELECT scheme FROM counties WHERE id = ?').pluck();
  const dataVersion = database.prepare<[], number>('PRAGMA data_version').pluck();
  const foreign = new Set<() => void>();
  /** Ids of the issues that came in batches. */
  const packed = idSpans();
  /** Ids of issues that are otherwise in pages or batches, and by county ids and hashes of numbers of rows that are not in pages. */
  const dirty = new Set<number>();
  const unsaved = new Map<string, NumberPairs>();
  /** Up to where memory, and up to where the pages reach. */
  let now: Mark | null = null;
  let saved: Mark & { readonly added: number; readonly changed: number } = {
    toId: 0,
    sequence: 0,
    added: 0,
    changed: 0,
  };
  let version = -1;
  let isStale = false;

  const newCounty = (county: string): CountyIssues => {
    const text = schemeOf.get(county);
    const timeZone = text === undefined ? 'UTC' : scheme.parse(JSON.parse(text)).timeZone;
    return countyIssues(county, kinds, localDays(timeZone));
  };
  const countyOf = (county: string): CountyIssues => {
    const found = counties.get(county) ?? newCounty(county);
    counties.set(county, found);
    return found;
  };
  const numbersOf = (county: string): NumberPairs => {
    const pairs = unsaved.get(county) ?? numberPairs();
    unsaved.set(county, pairs);
    return pairs;
  };
  /** The points of the batches between two ids, by county, as they came. */
  const batchesIn = (from: number, to: number): Map<string, PointBatch> => {
    const found = new Map<string, PointBatch>();
    for (const [county, count] of log.countsInBatches(from, to)) found.set(county, pointBatch(count));
    for (const { county, points } of log.batches(from, to)) {
      const count = points.id.length;
      found.get(county)?.pushAll(points, count);
      packed.add(points.id[0]!, points.id[count - 1]!);
    }
    return found;
  };
  /** Reads what the log has and memory has not. */
  const replay = (from: Mark): Mark => {
    kinds.refresh();
    const batches = batchesIn(from.toId, highestId);
    for (const point of log.rowsAfter(from.toId)) {
      if (packed.has(point.id)) continue;
      const { county } = kinds.all[point.kind]!;
      const batch = batches.get(county) ?? pointBatch(1_024);
      batches.set(county, batch);
      point.pushTo(batch);
      numbersOf(county).add(point.id, point.numberHash);
    }
    for (const [county, batch] of batches) countyOf(county).add(batch.columns(), batch.count());
    const isThere = (id: number) => id <= from.toId || packed.has(id);
    const changed = log.batchOf(log.changedAfter(from.sequence).filter(isThere));
    for (let row = 0; row < changed.count(); row++) {
      const point = pointAt(changed.columns(), row);
      countyOf(kinds.all[point.kind]!.county).change(point);
      if (point.id <= saved.toId || packed.has(point.id)) dirty.add(point.id);
    }
    return { toId: lastId(), sequence: log.newest() };
  };
  const load = (): Mark => {
    kinds.refresh();
    const found = pages.load((toId) => batchesIn(0, toId));
    if (found !== null) {
      const { toId, sequence, added, changed } = found;
      saved = { toId, sequence, added, changed };
      for (const [county, points] of found.counties) countyOf(county).add(points.columns(), points.count());
    }
    return replay(saved);
  };
  const unsavedRows = () => [...unsaved.values()].reduce((sum, pairs) => sum + pairs.count(), 0);
  /** The points of rows with a higher id than `after`, and of all others the changed ones. */
  const pagesOf = (after: number, changed: ReadonlySet<number>): NewPage[] => {
    const isNew = (id: number) => id > after && !packed.has(id);
    const isChanged = (id: number) => changed.has(id) && !isNew(id);
    return [...counties].flatMap(([county, issues]) => [
      ...pagesOfPoints(county, 'added', issues.pointsOf(isNew)),
      ...(changed.size > 0 ? pagesOfPoints(county, 'changed', issues.pointsOf(isChanged)) : []),
    ]);
  };
  /** The ids of issues that came in batches and have rows of their own by now. */
  const rowsInBatches = (): ReadonlySet<number> => {
    const found = new Set<number>();
    for (const id of log.idsOfRows()) if (packed.has(id)) found.add(id);
    return found;
  };
  const refresh = () => {
    const seen = dataVersion.get() ?? 0;
    if (now === null) now = load();
    else if (isStale || seen !== version) {
      const { toId } = now;
      now = replay(now);
      if (now.toId !== toId) for (const listener of foreign) listener();
    }
    [version, isStale] = [seen, false];
  };
  link.onBegin(() => {
    if (now !== null) refresh();
  });
  return {
    of: (county) => {
      refresh();
      return counties.get(county) ?? newCounty(county);
    },
    ready: () => {
      if (now !== null) return;
      const { toId } = load();
      // Events of this transaction may be among those read, and be undone yet: what changed is asked again from where the pages end.
      now = { toId, sequence: saved.sequence };
    },
    add: (county, points, hashes, inBatches) =>
      link.afterwards({
        committed: () => {
          const [columns, count] = [points.columns(), points.count()];
          countyOf(county).add(columns, count);
          const pairs = numbersOf(county);
          if (inBatches) packed.add(columns.id[0]!, columns.id[count - 1]!);
          else for (let row = 0; row < count; row++) pairs.add(columns.id[row]!, hashes[row]!);
          now = { toId: columns.id[count - 1]!, sequence: now?.sequence ?? 0 };
        },
      }),
    changed: () =>
      link.afterwards({
        committed: () => {
          isStale = true;
        },
      }),
    numbers: (county) => [
      ...log.numbersInBatches(county),
      ...(saved.toId === 0 ? [] : pages.numbers(county)),
      ...(unsaved.has(county) ? [numbersOf(county).all()] : []),
    ],
    isUnsaved: () => unsavedRows() >= mostAdded || dirty.size >= mostChanged,
    save: () => {
      if (now === null) return;
      const isFirst = saved.toId === 0;
      const mostOfChanges = saved.added / 2 + 1.5 * packed.count() + mostRewritten;
      const isAll = isFirst || saved.changed + dirty.size > mostOfChanges;
      if (isAll) pages.discard(isFirst ? 'all' : 'points');
      const written = isAll ? pagesOf(0, rowsInBatches()) : pagesOf(saved.toId, dirty);
      const numbers = [...unsaved].map(([county, pairs]) => numberPage(county, pairs.all()));
      pages.save([...written, ...numbers], now);
      const next = {
        ...now,
        added: countOf(written, 'added') + (isAll ? 0 : saved.added),
        changed: countOf(written, 'changed') + (isAll ? 0 : saved.changed),
      };
      const ids = new Set(dirty);
      link.afterwards({
        committed: () => {
          saved = next;
          for (const id of ids) dirty.delete(id);
          for (const pairs of unsaved.values()) pairs.forgetTo(next.toId);
        },
      });
    },
    onForeign: (listener) => void foreign.add(listener),
  };
}

const countOf = (pages: readonly NewPage[], part: NewPage['part']): number =>
  pages.reduce((sum, page) => sum + (page.part === part ? page.count : 0), 0);
