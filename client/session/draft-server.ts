import type { DraftWithEdits, Edit } from '../../data/model/edit.ts';

/**
 * What a draft session needs of the server, so that the session can be tried without one.
 * - `unreachable`: nothing is known of the request; it may have been carried out. Try again.
 * - `stale`: the draft has other edits than the sender thought (412).
 * - `refused`: the server's kernel does not accept an edit (422), or the request is wrong; trying again will not help.
 */
export type DraftReply =
  | { readonly ok: true; readonly draft: DraftWithEdits }
  | { readonly ok: false; readonly reason: 'unreachable' | 'stale' | 'refused'; readonly detail: string };

export interface DraftServer {
  /** Begins a draft on the plan this server object is for. */
  readonly create: () => Promise<DraftReply>;
  readonly read: (draft: number) => Promise<DraftReply>;
  readonly append: (draft: number, revision: number, edits: readonly Edit[]) => Promise<DraftReply>;
}

/** Edits that the server may not have yet, kept across a reload. `revision` is how many edits it had acknowledged. */
export interface PendingEdits {
  readonly draft: number | null;
  readonly revision: number;
  readonly edits: readonly Edit[];
}

export interface DraftBackup {
  readonly read: () => PendingEdits | null;
  /** Null: nothing is pending. */
  readonly write: (pending: PendingEdits | null) => void;
}
