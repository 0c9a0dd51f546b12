import { hashOfNumber, type NumberIndex } from './number-index.ts';

/** New issues whose ids follow each other, some with numbers of their own. */
export interface Unnumbered {
  readonly issues: readonly { readonly number: string | null }[];
  readonly firstId: number;
  /** Of the numbers of the issues before; undefined where nobody asked for it yet, and no number of these can be taken. */
  readonly index: NumberIndex | undefined;
  /** The number of an issue before. */
  readonly numberOf: (id: number) => string | undefined;
  /** What an issue without a number is to have; where that is taken, something is added. */
  readonly made: (id: number) => string;
}

/** Numbers and their hashes, in the order of ids; or those that came twice or are another issue's, and then nothing is claimed. */
export type Claimed =
  | { readonly ok: true; readonly numbers: readonly string[]; readonly hashes: Uint32Array<ArrayBuffer> }
  | { readonly ok: false; readonly taken: readonly string[] };

/** So many hashes are read ahead: few enough for what was read to be near still. */
const ahead = 512;

/** Puts the numbers of all issues into the index: those that came with them first, so that what is made here makes way. */
export function claimNumbers({ issues, firstId, index, numberOf, made }: Unnumbered): Claimed {
  const numbers: string[] = Array(issues.length).fill('');
  const hashes = new Uint32Array(issues.length);
  let wanted = '';
  const isWanted = (id: number) => (id < firstId ? numberOf(id) : numbers[id - firstId]) === wanted;
  const name = (at: number, number: string) => {
    numbers[at] = number;
    hashes[at] = hashOfNumber(number);
  };
  const claim = (at: number): boolean => {
    wanted = numbers[at]!;
    return index === undefined || index.addUnless(hashes[at]!, firstId + at, isWanted);
  };
  const claimGiven = (from: number, to: number, refused: Set<number>) => {
    for (let at = from; at < to; at++) {
      const { number } = issues[at]!;
      if (number !== null) name(at, number);
    }
    index?.readAhead(hashes, from, to);
    for (let at = from; at < to; at++) if (issues[at]!.number !== null && !claim(at)) refused.add(at);
  };
  const takeBack = (refused: ReadonlySet<number>) => {
    for (let at = issues.length - 1; at >= 0; at--)
      if (issues[at]!.number !== null && !refused.has(at)) index?.takeBack(hashes[at]!, firstId + at);
  };
  const claimMade = (at: number) => {
    name(at, made(firstId + at));
    while (!claim(at)) name(at, `${numbers[at]}-1`);
  };

  index?.reserve(issues.length);
  const refused = new Set<number>();
  for (let from = 0; from < issues.length; from += ahead)
    claimGiven(from, Math.min(from + ahead, issues.length), refused);
  if (refused.size > 0) {
    takeBack(refused);
    return { ok: false, taken: [...new Set([...refused].map((at) => numbers[at]!))] };
  }
  for (let at = 0; at < issues.length; at++) if (issues[at]!.number === null) claimMade(at);
  return { ok: true, numbers, hashes };
}
