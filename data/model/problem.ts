import { z } from 'zod';
import { position } from './text.ts';

/** An error reply: a problem document (RFC 9457). `title` and `detail` are English; `code` is what a client translates. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string().optional(),
  /** Stable machine-readable name; the client's catalogue has a text for each. */
  code: z.enum([
    'invalid-request',
    'unknown-parameter',
    'malformed-body',
    'not-found',
    'method-not-allowed',
    'sign-in-required',
    'wrong-credentials',
    'password-expired',
    'forbidden',
    'cross-site',
    'too-many-attempts',
    'revision-required',
    'stale-revision',
    'key-reused',
    'already-done',
    'name-taken',
    'last-administrator',
    'password-refused',
    'link-spent',
    'edit-refused',
    'transition-refused',
    'too-large',
    'too-slow',
    'too-many-requests',
    'busy',
    'storage-full',
    'internal',
  ]),
  /** Seconds to wait before the same may be tried again. */
  retryAfter: z.int().positive().optional(),
  /** Where in the request the fault is, and how to mend it. */
  errors: z.array(z.object({ at: z.string(), message: z.string() })).optional(),
  /**
   * Why an edit was refused, in the kernel's word for it, and the place on the ground (edit-refused); why a step of a case was, in
   * the word of model/case.ts (transition-refused).
   */
  reason: z.string().optional(),
  place: position.optional(),
  /** The revision the draft or the issue has by now (stale-revision). */
  revision: z.int().nonnegative().optional(),
});
export type Problem = z.infer<typeof problem>;
export type ProblemCode = Problem['code'];
