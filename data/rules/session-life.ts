import type { PasswordPolicy } from './password-policy.ts';

/** The times that decide whether a session holds: epoch milliseconds. */
export interface SessionTimes {
  readonly createdAt: number;
  readonly lastSeenAt: number;
}

/** When the session ends if nothing more comes with it: the idle or the absolute limit, whichever is sooner. */
export function sessionEnd(policy: PasswordPolicy, { createdAt, lastSeenAt }: SessionTimes): number {
  return Math.min(lastSeenAt + policy.idleMinutes * 60_000, createdAt + policy.absoluteHours * 3_600_000);
}

/** Does the session hold at `now`? */
export function sessionHolds(policy: PasswordPolicy, times: SessionTimes, now: number): boolean {
  return now < sessionEnd(policy, times);
}

/** Sessions last seen or created before these times hold no longer. */
export function oldestHeld(policy: PasswordPolicy, now: number): { lastSeen: number; created: number } {
  return { lastSeen: now - policy.idleMinutes * 60_000, created: now - policy.absoluteHours * 3_600_000 };
}

/** A session's `lastSeenAt` is written at most once in this many milliseconds, so that reading does not mean writing. */
export const seenStep = 60_000;
