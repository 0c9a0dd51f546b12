import type { AuditAnchor, AuditEntry, SealedEntry } from '../model/audit.ts';

/**
 * The audit chain: every entry carries the hash of the one before it, so that no entry can be altered, dropped or moved
 * without every later hash changing. Whoever can rewrite the whole database can rewrite the whole chain; the anchors,
 * which are kept elsewhere, find that and a chain cut off at its end.
 */

/** An entry as it is found: whoever altered it kept to no list of ours, so its words are only texts. */
export type FoundEntry = Omit<SealedEntry, 'actor' | 'action'> & {
  readonly actor: Omit<SealedEntry['actor'], 'kind'> & { readonly kind: string };
  readonly action: string;
};

/** The hash of a text as lower-case hexadecimal digits; SHA-256 wherever this program runs. */
export type Hash = (text: string) => string;

/** What the first entry follows. */
export const chainStart = '0'.repeat(64);

/** Puts an entry at the end of a chain that so far ends with `last`. */
export function seal(
  entry: AuditEntry,
  last: Pick<SealedEntry, 'sequence' | 'hash'> | null,
  hash: Hash,
): SealedEntry {
  const placed = { ...entry, sequence: (last?.sequence ?? 0) + 1, previous: last?.hash ?? chainStart };
  return { ...placed, hash: hash(sealedText(placed)) };
}

export type ChainFault =
  /** The entry's text does not have the entry's hash. */
  | { readonly kind: 'altered'; readonly sequence: number }
  /** The entries `from` to `to` are not there. */
  | { readonly kind: 'dropped'; readonly from: number; readonly to: number }
  /** The entry stands after one with a higher or the same number. */
  | { readonly kind: 'reordered'; readonly sequence: number }
  /** The entry does not follow from the one before it. */
  | { readonly kind: 'unlinked'; readonly sequence: number }
  /** An anchor knows of entries beyond the last one: the end was cut off. */
  | { readonly kind: 'truncated'; readonly last: number; readonly anchored: number }
  /** The entry is not the one an anchor remembers: the chain was written anew. */
  | { readonly kind: 'rewritten'; readonly sequence: number };

export interface ChainReport {
  readonly entries: number;
  readonly last: FoundEntry | null;
  readonly anchors: number;
  readonly faults: readonly ChainFault[];
}

/**
 * Checks a chain in the order it is stored in, one entry at a time, against anchors in any order.
 * @param anchors what was kept outside; without any, a chain cut off at its end cannot be told from a short one
 */
export async function verifyChain(
  entries: AsyncIterable<FoundEntry> | Iterable<FoundEntry>,
  anchors: readonly AuditAnchor[],
  hash: Hash,
): Promise<ChainReport> {
  const anchored = new Map(anchors.map((anchor) => [anchor.sequence, anchor.hash]));
  const faults: ChainFault[] = [];
  let last: FoundEntry | null = null;
  let count = 0;
  for await (const entry of entries) {
    faults.push(...faultsOf(entry, last, hash));
    const remembered = anchored.get(entry.sequence);
    if (remembered !== undefined && remembered !== entry.hash)
      faults.push({ kind: 'rewritten', sequence: entry.sequence });
    if (last === null || entry.sequence > last.sequence) last = entry;
    count += 1;
  }
  const end = last?.sequence ?? 0;
  const farthest = anchors.reduce((most, anchor) => Math.max(most, anchor.sequence), 0);
  if (farthest > end) faults.push({ kind: 'truncated', last: end, anchored: farthest });
  return { entries: count, last, anchors: anchors.length, faults };
}

function faultsOf(entry: FoundEntry, last: FoundEntry | null, hash: Hash): ChainFault[] {
  const faults: ChainFault[] = [];
  const expected = (last?.sequence ?? 0) + 1;
  const { sequence } = entry;
  if (sequence > expected) faults.push({ kind: 'dropped', from: expected, to: sequence - 1 });
  if (sequence < expected) faults.push({ kind: 'reordered', sequence });
  if (hash(sealedText(entry)) !== entry.hash) faults.push({ kind: 'altered', sequence });
  // Where entries are missing the link cannot hold; the gap is the fault.
  if (sequence === expected && entry.previous !== (last?.hash ?? chainStart))
    faults.push({ kind: 'unlinked', sequence });
  return faults;
}

/** Everything but the hash, in one fixed order: JSON arrays have one spelling, objects do not. */
function sealedText(entry: Omit<FoundEntry, 'hash'>): string {
  const { sequence, previous, at, actor, action, county, subject, before, after } = entry;
  const who = [actor.kind, actor.id, actor.name, actor.address];
  return JSON.stringify([sequence, previous, at, who, action, county, subject, before, after]);
}
