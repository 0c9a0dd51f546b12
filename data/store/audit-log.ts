import type { AuditAnchor, AuditEntry, AuditFilter, SealedEntry } from '../model/audit.ts';
import type { FoundEntry } from '../rules/audit-chain.ts';

/** The audit log: entries are only ever added, each sealed to the one before it (data/rules/audit-chain.ts). */
export interface AuditLog {
  /** For what is no change of the store: a refused sign-in, an unmasked read, an export. */
  readonly append: (entry: AuditEntry) => Promise<SealedEntry>;
  /**
   * The latest entries first.
   * @param counties only entries of these counties; null for all, those of no county among them
   * @param before only entries before this number
   */
  readonly page: (
    filter: AuditFilter,
    counties: readonly string[] | null,
    limit: number,
    before?: number,
  ) => Promise<readonly SealedEntry[]>;
  /** Every entry as it is stored, in the order it was stored. */
  readonly all: () => AsyncIterable<FoundEntry>;
  /** The end of the chain; null before the first entry. */
  readonly end: () => Promise<AuditAnchor | null>;
  /** Calls `listener` with the new end after every change that added entries. Returns how to stop it. */
  readonly onSeal: (listener: (end: AuditAnchor) => void) => () => void;
}
