import { createHash } from 'node:crypto';

/** The name of immutable content: the first 128 bits of its SHA-256, in hexadecimal. */
export function contentHash(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 32);
}
