/**
 * How often somebody may guess. Kept in memory: a restart forgets it, which a guesser cannot bring about. The address is the
 * socket's; a header that claims another one is not believed unless it comes from a trusted proxy (server/auth/address.ts).
 */
export interface Limit {
  readonly attempts: number;
  readonly windowMs: number;
}

export interface Attempts {
  /** Counts one attempt for each key; the milliseconds to wait where one has had too many, 0 where it may go on. */
  readonly take: (keys: Readonly<Record<string, Limit>>, now: number) => number;
  readonly forgive: (key: string) => void;
}

/** More keys than this are not remembered; the oldest go first. */
const mostKeys = 20_000;

export function createAttempts(): Attempts {
  const taken = new Map<string, readonly number[]>();
  const recent = (key: string, limit: Limit, now: number) =>
    (taken.get(key) ?? []).filter((time) => time > now - limit.windowMs);
  return {
    take: (keys, now) => {
      const held = Object.entries(keys).map(([key, limit]) => ({
        key,
        limit,
        times: recent(key, limit, now),
      }));
      const waits = held.flatMap(({ limit, times }) =>
        times.length < limit.attempts ? [] : [(times.at(-limit.attempts) ?? now) + limit.windowMs - now],
      );
      if (waits.length > 0) return Math.max(...waits);
      for (const { key, times } of held) {
        taken.delete(key);
        taken.set(key, [...times, now]);
      }
      for (const key of taken.keys()) {
        if (taken.size <= mostKeys) break;
        taken.delete(key);
      }
      return 0;
    },
    forgive: (key) => {
      taken.delete(key);
    },
  };
}
