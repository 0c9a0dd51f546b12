import type { Problem, ProblemCode } from '../data/model/problem.ts';

/** Problem documents (RFC 9457): what each code is called and which status it has. */
export const problemType = 'application/problem+json';

const kinds: Readonly<Record<ProblemCode, readonly [status: number, title: string]>> = {
  'invalid-request': [400, 'The request is not valid'],
  'unknown-parameter': [400, 'The request has a parameter that does not exist here'],
  'malformed-body': [400, 'The body cannot be read'],
  'not-found': [404, 'There is nothing here'],
  'method-not-allowed': [405, 'This method is not offered here'],
  'sign-in-required': [401, 'Nobody is signed in'],
  'wrong-credentials': [401, 'The name or the password is wrong'],
  'password-expired': [403, 'The password has run out'],
  forbidden: [403, 'This is not for this role'],
  'cross-site': [403, 'The request was not made by a page of ours'],
  'too-many-attempts': [429, 'Too many attempts'],
  'link-spent': [403, 'The link has been used or has run out'],
  'name-taken': [409, 'There is an account of this name'],
  'already-done': [409, 'This was done before'],
  'last-administrator': [409, 'Somebody must administer everything'],
  'password-refused': [422, 'The password will not do'],
  'key-reused': [422, 'The Idempotency-Key came before with another request'],
  'revision-required': [428, 'The request does not say which revision it changes'],
  'stale-revision': [412, 'Somebody else was first'],
  'edit-refused': [422, 'The edit cannot be applied'],
  'transition-refused': [422, 'The case cannot take this step'],
  'too-large': [413, 'The body is too large'],
  'too-slow': [408, 'The request took too long to arrive'],
  'too-many-requests': [429, 'Too many requests'],
  busy: [503, 'Busy, try again shortly'],
  'storage-full': [503, 'Nothing can be stored at present'],
  internal: [500, 'Something went wrong on our side'],
};

/** What a problem may add beyond its code and detail. */
export type ProblemExtras = Partial<
  Pick<Problem, 'status' | 'retryAfter' | 'instance' | 'errors' | 'reason' | 'place' | 'revision'>
>;

/** @param detail one English sentence: what is wrong and how to mend it */
export function problemOf(code: ProblemCode, detail: string, extras: ProblemExtras = {}): Problem {
  const [status, title] = kinds[code];
  return { type: `urn:seamless-grid:problem:${code}`, title, status, detail, code, ...extras };
}
