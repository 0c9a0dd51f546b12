import type { Actor } from '../model/audit.ts';
import type { ImportJob, ImportMapping, RowRefusal } from '../model/import.ts';
import type { By } from './change.ts';
import type { AttributedIssue } from './issue-store.ts';

/** Imports. Times are epoch milliseconds. */

/** An import as it stands. `nextChunk` is the first that has not been handled. */
export interface ImportRecord {
  readonly id: number;
  readonly county: string;
  readonly name: string;
  readonly encoding: ImportJob['encoding'];
  readonly state: ImportJob['state'];
  readonly columns: readonly string[];
  readonly mapping: ImportMapping | null;
  readonly rows: number;
  readonly chunks: number;
  readonly nextChunk: number;
  readonly handled: number;
  readonly added: number;
  readonly refused: number;
  /** Who uploaded it; it goes on in this name after a restart. */
  readonly actor: Actor;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
}

/** Rows as they stand in the file. */
export type ImportRows = readonly (readonly string[])[];

export interface RefusedRow {
  /** Counted from 1, without the heading. */
  readonly row: number;
  readonly reason: RowRefusal;
  /** The text the reason is about. */
  readonly value: string;
  readonly cells: readonly string[];
}

export interface ImportStore {
  /** Keeps an uploaded table. One with the same rows is there already: that is answered, whatever its state. */
  readonly create: (upload: {
    readonly county: string;
    readonly name: string;
    readonly encoding: ImportJob['encoding'];
    /** Hash of the columns and rows: the same table in another encoding is the same. */
    readonly digest: string;
    readonly columns: readonly string[];
    readonly chunks: readonly ImportRows[];
    readonly by: By;
    readonly now: number;
  }) => Promise<{ readonly import: ImportRecord; readonly isNew: boolean }>;
  readonly get: (county: string, id: number) => Promise<ImportRecord | null>;
  /** Latest first. */
  readonly list: (county: string) => Promise<readonly ImportRecord[]>;
  /** Those of every county that were running when the program ended. */
  readonly running: () => Promise<readonly ImportRecord[]>;
  readonly chunk: (id: number, chunk: number) => Promise<ImportRows | null>;
  /** At most `limit`, by row, after row `after`. */
  readonly refusals: (id: number, after: number, limit: number) => Promise<readonly RefusedRow[]>;
  /** From `ready`, `cancelled` or `failed` to `running`; null where the import is in another state. */
  readonly start: (start: {
    readonly county: string;
    readonly id: number;
    readonly mapping: ImportMapping;
    readonly by: By;
    readonly now: number;
  }) => Promise<ImportRecord | null>;
  /** From `running` to `cancelled` or `failed`; what was added stays. Null where the import is not running. */
  readonly stop: (stop: {
    readonly county: string;
    readonly id: number;
    readonly state: 'cancelled' | 'failed';
    readonly by: By;
    readonly now: number;
  }) => Promise<ImportRecord | null>;
  /**
   * What came of chunk `chunk`: its issues, its refused rows and the progress, in one transaction. The last chunk ends the import,
   * and the file's rows are let go. Refused where the import does not wait for this chunk any more.
   */
  readonly handle: (handled: {
    readonly county: string;
    readonly id: number;
    readonly chunk: number;
    readonly issues: readonly AttributedIssue[];
    readonly refused: readonly RefusedRow[];
    readonly plan: string;
    readonly day: string;
    readonly by: By;
    readonly now: number;
  }) => Promise<
    | { readonly ok: true; readonly import: ImportRecord }
    | { readonly ok: false; readonly reason: 'not-waiting' | 'plan-changed' }
    | { readonly ok: false; readonly reason: 'number-taken'; readonly numbers: readonly string[] }
  >;
}
