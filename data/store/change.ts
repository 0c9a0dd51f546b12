import type { Actor } from '../model/audit.ts';

/**
 * Who makes a change, and under which key. Every change leaves an entry in the audit log in its own transaction; with a key,
 * the same request sent twice changes things once and is answered alike both times.
 */
export interface By {
  readonly actor: Actor;
  readonly once: Once | null;
}

/** An Idempotency-Key: whose it is, and what it was first sent with. */
export interface Once {
  readonly owner: string;
  readonly key: string;
  /** Hash of the request; the same key with another request is refused. */
  readonly fingerprint: string;
}

/** The key came before with another request. */
export type KeyReused = { readonly ok: false; readonly reason: 'key-reused' };
export const keyReused: KeyReused = { ok: false, reason: 'key-reused' };
