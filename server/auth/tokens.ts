import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A token: 32 random bytes in base64url. Only its hash is ever stored. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token. A fast hash is enough: there is nothing to guess. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The session's token against forged requests: known to whoever holds the session, and of no use as one. */
export const csrfTokenOf = (token: string): string =>
  createHash('sha256').update(`csrf:${token}`).digest('base64url');

/** Compares two texts without telling by the time where they differ. */
export function sameText(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
