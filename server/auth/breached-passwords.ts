import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Passwords known from breaches, as fingerprints (the first ten hexadecimal digits of SHA-256, one a line, sorted): nobody
 * needs to read them, and a chance of one in ten million to refuse a good password is small enough. `#` begins a comment.
 *
 * Another list, the most used first, becomes such a file with
 * `node server/auth/breached-passwords.ts LIST.txt > server/auth/breached-passwords.txt`.
 */
export function breachedPasswords(
  file = join(import.meta.dirname, 'breached-passwords.txt'),
): (password: string) => boolean {
  let known: ReadonlySet<string> | undefined;
  return (password) => {
    known ??= new Set(readFileSync(file, 'utf8').split('\n'));
    return known.has(fingerprint(password));
  };
}

const fingerprint = (password: string) =>
  createHash('sha256').update(password.toLowerCase()).digest('hex').slice(0, 10);

/** Of a list, what the shortest allowed passwords of the two policies can be met by: 5,000 of 8 to 11 characters, 20,000 longer. */
function fingerprintsOf(list: readonly string[]): string[] {
  const lower = [...new Set(list.map((line) => line.trim().toLowerCase()))];
  const short = lower.filter((one) => one.length >= 8 && one.length < 12).slice(0, 5_000);
  const long = lower.filter((one) => one.length >= 12).slice(0, 20_000);
  return [...new Set([...short, ...long].map(fingerprint))].sort();
}

if (process.argv[1] === import.meta.filename) {
  const [source = ''] = process.argv.slice(2);
  console.log(`# Fingerprints of breached passwords; made from ${source.split('/').at(-1)}`);
  console.log(fingerprintsOf(readFileSync(source, 'utf8').split('\n')).join('\n'));
}
