import { type Claimed, claimNumbers } from '../columns/number-claims.ts';
import { hashOfNumber, type NumberIndex, numberIndex } from '../columns/number-index.ts';
import type { AttributedIssue, NumberTaken } from '../issue-store.ts';
import type { Connection } from './connection.ts';
import { issueLog } from './issue-log.ts';
import type { IssueMemory } from './issue-memory.ts';

import { kept } from './kept.ts';

/**
 * Which numbers are taken. A county's numbers are brought into memory when somebody first asks about one: reports are given numbers
 * made of their own id and need not ask.
 */
export interface IssueNumbers {
  /** Those of the numbers that issues of the county have. */
  readonly taken: (county: string, numbers: readonly string[]) => readonly string[];
  /**
   * Inside the transaction that adds issues with ids from `firstId` on: their numbers, which are taken from here on. An issue that
   * came without one gets one that is made of the day and its id.
   */
  readonly name: (
    county: string,
    day: string,
    issues: readonly Pick<AttributedIssue, 'number'>[],
    firstId: number,
  ) => Extract<Claimed, { ok: true }> | NumberTaken;
}

/** Could a number be one that is made here? */
const isLikeOurs = (number: string): boolean => number.charCodeAt(8) === 45 && /^\d{8}-\d{6}/.test(number);
const mostNamed = 100;
const seenLikeOurs = 'issue-numbers-like-ours';

export function issueNumbers(link: Connection, memory: IssueMemory): IssueNumbers {
  const { database } = link;
  const indices = new Map<string, NumberIndex>();
  const log = issueLog(link);
  const setting = database.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck();
  const set = database.prepare<[string, string]>(
    'INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)',
  );
  const hasLikeOurs = kept(link, () => setting.get(seenLikeOurs) !== undefined);
  const sawLikeOurs = () => {
    if (hasLikeOurs.get()) return;
    set.run(seenLikeOurs, 'true');
    hasLikeOurs.set(true);
  };
  memory.onForeign(() => indices.clear());

  const indexOf = (county: string): NumberIndex => {
    const found = indices.get(county);
    if (found !== undefined) return found;
    const pages = memory.numbers(county);
    const made = numberIndex(pages.reduce((sum, page) => sum + page.length / 2, 0));
    for (const page of pages) for (let at = 0; at < page.length; at += 2) made.add(page[at + 1]!, page[at]!);
    indices.set(county, made);
    return made;
  };
  const foundIn = (index: NumberIndex, number: string) =>
    index.some(hashOfNumber(number), (id) => log.get(id)?.number === number);
  return {
    taken: (county, numbers) => {
      const index = indexOf(county);
      return numbers.filter((number) => foundIn(index, number));
    },
    name: (county, day, issues, firstId) => {
      const isAsked = hasLikeOurs.get() || issues.some(({ number }) => number !== null);
      const index = isAsked ? indexOf(county) : indices.get(county);
      const stem = day.replaceAll('-', '');
      const claimed = claimNumbers({
        issues,
        firstId,
        index,
        numberOf: (id) => log.get(id)?.number,
        made: (id) => `${stem}-${String(id).padStart(6, '0')}`,
      });
      if (!claimed.ok)
        return { ok: false, reason: 'number-taken', numbers: claimed.taken.slice(0, mostNamed) };
      if (issues.some(({ number }) => number !== null && isLikeOurs(number))) sawLikeOurs();
      if (index !== undefined)
        link.afterwards({ committed: () => undefined, undone: () => void indices.delete(county) });
      return claimed;
    },
  };
}
