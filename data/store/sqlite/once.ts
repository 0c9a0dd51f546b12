import type { z } from 'zod';
import { type KeyReused, keyReused, type Once } from '../change.ts';
import type { Connection } from './connection.ts';

/** A key is remembered this long; by then nobody sends the request again. */
const rememberedMs = 7 * 86_400_000;

/**
 * Prepares `perform(once, now, schema, work, recall)`, to be called inside a write transaction: does the work, and where
 * there is a key, remembers of a result what fits the schema, so that the same key answers with it and does nothing. A
 * result that does not fit (a refusal) is not remembered: it may go better next time.
 * `recall` makes the answer of what was remembered.
 */
export function oncePerformer({ database }: Connection) {
  const find = database.prepare<[string, string], { fingerprint: string; result: string }>(
    'SELECT fingerprint, result FROM keys WHERE owner = ? AND key = ?',
  );
  const insert = database.prepare<[string, string, string, string, number]>(
    'INSERT INTO keys (owner, key, fingerprint, result, at) VALUES (?, ?, ?, ?, ?)',
  );
  const forget = database.prepare<[number]>('DELETE FROM keys WHERE at < ?');
  return <T, S extends z.ZodType>(
    once: Once | null,
    now: number,
    schema: S,
    work: () => T,
    recall: (remembered: z.output<S>) => T,
  ): T | KeyReused => {
    if (once === null) return work();
    forget.run(now - rememberedMs);
    const found = find.get(once.owner, once.key);
    if (found !== undefined) {
      const same = found.fingerprint === once.fingerprint;
      return same ? recall(schema.parse(JSON.parse(found.result))) : keyReused;
    }
    const result = work();
    const kept = schema.safeParse(result);
    if (kept.success) insert.run(once.owner, once.key, once.fingerprint, JSON.stringify(kept.data), now);
    return result;
  };
}
