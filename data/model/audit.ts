import { z } from 'zod';
import { instant, slug } from './text.ts';

/** Everything that leaves an entry. `…-read` is an unmasked read of personal data. */
export const auditActions = [
  'sign-in',
  'sign-in-refused',
  'sign-out',
  'session-revoked',
  'password-changed',
  'account-created',
  'account-changed',
  'account-removed',
  'device-created',
  'device-revoked',
  'county-added',
  'issue-reported',
  'issue-changed',
  'issues-imported',
  'import-uploaded',
  'import-started',
  'import-stopped',
  'import-done',
  'photo-uploaded',
  'photo-attached',
  'patrol-reported',
  'patrol-track-read',
  'patrol-track-deleted',
  'patrol-tracks-deleted',
  'draft-created',
  'draft-changed',
  'telephone-read',
  'audit-exported',
] as const;
export const auditAction = z.enum(auditActions);
export type AuditAction = z.infer<typeof auditAction>;

/** Who did it: an account, a wall display, the program itself, or somebody who was not signed in. */
export const actor = z.strictObject({
  kind: z.enum(['account', 'device', 'program', 'nobody']),
  /** The account's or the device's number; null for the other two. */
  id: z.int().positive().nullable(),
  /** The name at the time: accounts are renamed, entries are not. */
  name: z.string().max(80),
  /** The network address the request came from; null for the program. */
  address: z.string().max(64).nullable(),
});
export type Actor = z.infer<typeof actor>;

/** What the commands and the loading of samples act as. */
export const program: Actor = { kind: 'program', id: null, name: 'program', address: null };

/** An entry as it is written. `before` and `after` are the subject's state around the change, as JSON text. */
export const auditEntry = z.strictObject({
  at: instant,
  actor,
  action: auditAction,
  county: slug.nullable(),
  /** What it was done to: `issue 12`, `account 3`, `grid W-07`. */
  subject: z.string().max(200),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/** An entry in its place in the chain: `hash` covers everything else here, `previous` is the hash before it. */
export const sealedEntry = auditEntry.extend({
  sequence: z.int().positive(),
  previous: z.string(),
  hash: z.string(),
});
export type SealedEntry = z.infer<typeof sealedEntry>;

/** The end of the chain at some time, kept outside the database. */
export const auditAnchor = z.strictObject({ sequence: z.int().positive(), hash: z.string(), at: instant });
export type AuditAnchor = z.infer<typeof auditAnchor>;

export const auditFilter = z.strictObject({
  county: slug.optional(),
  action: auditAction.optional(),
  account: z.coerce.number().int().positive().optional().meta({ description: 'done by this account' }),
  from: instant.optional().meta({ description: 'at or after (UTC)' }),
  to: instant.optional().meta({ description: 'before (UTC)' }),
});
export type AuditFilter = z.output<typeof auditFilter>;

export const auditPage = z.strictObject({
  entries: z.array(sealedEntry),
  /** Pass as `before` for the next, older page; null on the last. */
  next: z.int().positive().nullable(),
});
