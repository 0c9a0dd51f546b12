import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice of parameters for Argon2id, which is the library's algorithm: 19 MiB, two passes, one lane; about 20 ms. */
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The hash with its salt and parameters, in PHC's format: `$argon2id$v=19$…`. */
export const hashPassword = (password: string): Promise<string> => hash(normal(password), settings);

/** A hash of nothing anybody knows, so that an unknown name takes as long as a wrong password. */
let stranger: Promise<string> | undefined;

/** Is it the password of this hash? Without a hash the answer is no, after the same time. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  stranger ??= hashPassword(crypto.randomUUID());
  const right = await verify(passwordHash ?? (await stranger), normal(password));
  return right && passwordHash !== null;
}

/** The same characters typed on another keyboard are the same password (NIST SP 800-63B). */
const normal = (password: string) => password.normalize('NFKC');
