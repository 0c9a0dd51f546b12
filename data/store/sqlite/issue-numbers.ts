import { hashOfNumber, type NumberIndex, numberIndex } from '../columns/number-index.ts';
import type { Connection } from './connection.ts';
import type { IssueMemory } from './issue-memory.ts';
import { kept } from './kept.ts';

/**
 * Which numbers are taken. A county's numbers are brought into memory when somebody first asks about one: reports are given numbers
 * made of their own id and need not ask.
 */
export interface IssueNumbers {
  /** Those of the numbers that issues of the county have. */
  readonly taken: (county: string, numbers: readonly string[]) => readonly string[];
  /** Inside the transaction that adds issues with ids from `firstId` on; their numbers, of which these are the hashes, are taken from here on. */
  readonly add: (county: string, hashes: Uint32Array, firstId: number) => void;
  /** Inside the transaction that adds an issue which came with a number like ours: from here on ours are looked for. */
  readonly sawLikeOurs: () => void;
  /** The number an issue gets that came without one. */
  readonly free: (county: string, day: string, id: number) => string;
}

/** Could a number be one that is made here? */
export const isLikeOurs = (number: string): boolean =>
  number.charCodeAt(8) === 45 && /^\d{8}-\d{6}/.test(number);
const seenLikeOurs = 'issue-numbers-like-ours';

export function issueNumbers(link: Connection, memory: IssueMemory): IssueNumbers {
  const { database } = link;
  const indices = new Map<string, NumberIndex>();
  const numberOf = database.prepare<[number], string>('SELECT number FROM issues WHERE id = ?').pluck();
  const setting = database.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck();
  const set = database.prepare<[string, string]>(
    'INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)',
  );
  const hasLikeOurs = kept(link, () => setting.get(seenLikeOurs) !== undefined);
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
  const isTaken = (index: NumberIndex, number: string) =>
    index.idsOf(hashOfNumber(number)).some((id) => numberOf.get(id) === number);
  const free = (county: string, number: string): string =>
    isTaken(indexOf(county), number) ? free(county, `${number}-1`) : number;
  return {
    taken: (county, numbers) => {
      const index = indexOf(county);
      return numbers.filter((number) => isTaken(index, number));
    },
    add: (county, hashes, firstId) => {
      const index = indices.get(county);
      if (index === undefined) return;
      hashes.forEach((hash, at) => void index.add(hash, firstId + at));
      link.afterwards({ committed: () => undefined, undone: () => void indices.delete(county) });
    },
    sawLikeOurs: () => {
      if (hasLikeOurs.get()) return;
      set.run(seenLikeOurs, 'true');
      hasLikeOurs.set(true);
    },
    free: (county, day, id) => {
      const number = `${day.replaceAll('-', '')}-${String(id).padStart(6, '0')}`;
      return hasLikeOurs.get() ? free(county, number) : number;
    },
  };
}
