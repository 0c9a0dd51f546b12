import { z } from 'zod';
import { issueStates } from '../../model/issue.ts';
import { scheme } from '../../model/scheme.ts';
import { localDays } from '../../rules/local-days.ts';
import { type CountyIssues, countyIssues } from '../columns/county-issues.ts';
import { createKinds, type Kind, type Kinds } from '../columns/kinds.ts';
import { type PointBatch, pointBatch } from '../columns/point-batch.ts';
import { pointAt } from '../columns/point-columns.ts';
import type { Connection } from './connection.ts';
import { issuePages, type Mark, type NewPage, pagesOfPoints } from './issue-pages.ts';
import { type LoggedPoint, loggedPoints } from './logged-points.ts';

/**
 * All issues in memory, as of the last commit. They are read from the pages and the log when first needed; issues that this
 * program adds are handed over when they are committed; whatever else was written, by this program or another, is read from the log
 * before the next answer.
 */
export interface IssueMemory {
  /** The county's issues as of the last commit. Not inside a write transaction. */
  readonly of: (county: string) => CountyIssues;
  /** To be called inside a write transaction, before anything of issues is written or `kindsOf` is asked. */
  readonly ready: () => void;
  readonly kindsOf: (county: string) => Kinds;
  /** Inside the transaction that added them: `points` come in when it is committed. */
  readonly add: (county: string, points: PointBatch, lastId: number) => void;
  /** Inside the transaction that changed an issue. */
  readonly changed: () => void;
  /** Reads pairs of id and hash of a county's numbers: of what is saved, and from which id on the log must be read. */
  readonly savedNumbers: (county: string) => { readonly pairs: Iterable<Uint32Array>; readonly toId: number };
  /** What is in memory and not in pages goes into pages; inside a write transaction. */
  readonly save: () => void;
  /** Is there so much that it should be saved? */
  readonly isUnsaved: () => boolean;
  /** Calls `listener` when issues came that this program did not add. */
  readonly onForeign: (listener: () => void) => void;
}

/** So many issues, or changed issues, are read from the log at a start at most, give or take a transaction. */
const mostAdded = 65_536;
const mostChanged = 16_384;
/** Pages of changes may be half as long as those they change, and this much. */
const mostRewritten = 65_536;

const gridsOfText = z.record(z.string(), z.string());
const parseGrids = (text: string) => gridsOfText.parse(JSON.parse(text));
const stateNumber = new Map<string, number>(issueStates.map((state, index) => [state, index]));

export function issueMemory(link: Connection): IssueMemory {
  const { database } = link;
  const pages = issuePages(link);
  const log = loggedPoints(link);
  const counties = new Map<string, CountyIssues>();
  const schemeOf = database.prepare<[string], string>('SELECT scheme FROM counties WHERE id = ?').pluck();
  const dataVersion = database.prepare<[], number>('PRAGMA data_version').pluck();
  const dirty = new Set<number>();
  const savedKinds = new Map<string, number>();
  const foreign = new Set<() => void>();
  /** Up to where memory, and up to where the pages reach. */
  let now: Mark | null = null;
  let saved: Mark & { added: number; changed: number } = { toId: 0, sequence: 0, added: 0, changed: 0 };
  let version = -1;
  let isStale = false;

  const newCounty = (county: string, kinds: readonly Kind[]): CountyIssues => {
    const text = schemeOf.get(county);
    const timeZone = text === undefined ? 'UTC' : scheme.parse(JSON.parse(text)).timeZone;
    return countyIssues(createKinds(kinds, parseGrids), localDays(timeZone));
  };
  const countyOf = (county: string): CountyIssues => {
    const found = counties.get(county) ?? newCounty(county, []);
    counties.set(county, found);
    return found;
  };
  /** Reads what the log has and memory has not. */
  const replay = (from: Mark): Mark => {
    const batches = new Map<string, PointBatch>();
    let { toId } = from;
    for (const row of log.after(from.toId)) {
      const batch = batches.get(row.county) ?? pointBatch(1_024);
      batches.set(row.county, batch);
      push(batch, row, countyOf(row.county).kinds);
      toId = row.id;
    }
    for (const [county, batch] of batches) countyOf(county).add(batch.columns(), batch.count());
    for (const id of log.changedAfter(from.sequence)) {
      if (id > from.toId) continue;
      const row = log.get(id);
      if (row === undefined) continue;
      const county = countyOf(row.county);
      county.change(pointAt(batchOf([row], county.kinds).columns(), 0));
      if (id <= saved.toId) dirty.add(id);
    }
    return { toId, sequence: log.newest() };
  };
  const load = (): Mark => {
    const found = pages.load();
    if (found !== null) {
      saved = found;
      for (const [county, { kinds, points }] of found.counties) {
        const made = newCounty(county, kinds);
        made.add(points, points.id.length);
        counties.set(county, made);
        savedKinds.set(county, kinds.length);
      }
    }
    return replay(saved);
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
      return counties.get(county) ?? newCounty(county, []);
    },
    ready: () => {
      if (now === null) refresh();
    },
    kindsOf: (county) => countyOf(county).kinds,
    add: (county, points, lastId) =>
      link.afterwards({
        committed: () => {
          countyOf(county).add(points.columns(), points.count());
          now = { toId: lastId, sequence: now?.sequence ?? 0 };
        },
        undone: () => {
          if (countyOf(county).count() === 0) counties.delete(county);
        },
      }),
    changed: () =>
      link.afterwards({
        committed: () => {
          isStale = true;
        },
      }),
    savedNumbers: (county) => ({ pairs: pages.numbers(county), toId: saved.toId }),
    isUnsaved: () => now !== null && (now.toId - saved.toId >= mostAdded || dirty.size >= mostChanged),
    save: () => {
      if (now === null) return;
      const reached = now;
      const isFirst = saved.toId === 0;
      const isAll = isFirst || saved.changed + dirty.size > saved.added / 2 + mostRewritten;
      if (isAll) pages.discard(isFirst ? 'all' : 'points');
      const written = pagesOf(counties, isAll ? 0 : saved.toId, isAll ? null : dirty);
      pages.save([...written, ...log.numbersBetween(saved.toId, reached.toId)], reached);
      const lengths = new Map([...counties].map(([county, { kinds }]) => [county, kinds.all.length]));
      for (const [county, { kinds }] of counties)
        pages.saveKinds(county, kinds.all, isFirst ? 0 : (savedKinds.get(county) ?? 0));
      const next = {
        ...reached,
        added: countOf(written, 'added') + (isAll ? 0 : saved.added),
        changed: countOf(written, 'changed') + (isAll ? 0 : saved.changed),
      };
      link.afterwards({
        committed: () => {
          saved = next;
          dirty.clear();
          for (const [county, length] of lengths) savedKinds.set(county, length);
        },
      });
    },
    onForeign: (listener) => void foreign.add(listener),
  };
}

/** Rows of the log as points. */
export function batchOf(rows: readonly LoggedPoint[], kinds: Kinds): PointBatch {
  const batch = pointBatch(rows.length);
  for (const row of rows) push(batch, row, kinds);
  return batch;
}

function push(batch: PointBatch, row: LoggedPoint, kinds: Kinds): void {
  const kind = kinds.numberOf(row);
  batch.push(row.id, row, row, kind, stateNumber.get(row.state) ?? 0);
}

/** @param dirty the changed ones among the points up to `after`; null where there are none to be written */
function pagesOf(
  counties: ReadonlyMap<string, CountyIssues>,
  after: number,
  dirty: ReadonlySet<number> | null,
): NewPage[] {
  return [...counties].flatMap(([county, issues]) => {
    const added = issues.pointsOf((id) => id > after);
    const changed = dirty?.size ? issues.pointsOf((id) => dirty.has(id)) : null;
    return [
      ...pagesOfPoints(county, 'added', added),
      ...(changed ? pagesOfPoints(county, 'changed', changed) : []),
    ];
  });
}

const countOf = (pages: readonly NewPage[], part: NewPage['part']): number =>
  pages.reduce((sum, page) => sum + (page.part === part ? page.count : 0), 0);
