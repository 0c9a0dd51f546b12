import type { Actor } from '../model/audit.ts';
import type { WalkedDay } from '../rules/patrol-coverage.ts';
import type { WalkPoint } from '../rules/walk-matching.ts';
import type { By, KeyReused } from './change.ts';

/** Foot patrols. Times are epoch milliseconds, days local calendar days, places lattice units except in a track's points. */

export interface TrackRecord {
  readonly id: number;
  readonly walker: Actor;
  /** The grids the walker was bound to: whoever is bound to one of them is of the same unit. */
  readonly grids: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly points: number;
  readonly receivedAt: number;
}

export interface PatrolStore {
  /** Keeps a track and what was walked with it. A stretch walked again on a day gains its hours. */
  readonly add: (added: {
    readonly county: string;
    readonly grids: readonly string[];
    /** At least one, in the order of time. */
    readonly points: readonly WalkPoint[];
    readonly walked: readonly WalkedDay[];
    readonly by: By;
    readonly now: number;
  }) => Promise<{ readonly ok: true; readonly id: number } | KeyReused>;
  /** Keeps what was walked without a track: samples, which nobody walked. */
  readonly addWalked: (added: {
    readonly county: string;
    readonly walked: readonly WalkedDay[];
    readonly by: By;
    readonly now: number;
  }) => Promise<void>;
  /** Latest first. */
  readonly tracks: (county: string) => Promise<readonly TrackRecord[]>;
  readonly track: (
    county: string,
    id: number,
  ) => Promise<(TrackRecord & { readonly line: readonly WalkPoint[] }) | null>;
  /** From one day to another, both included. */
  readonly walked: (county: string, from: string, to: string) => Promise<readonly WalkedDay[]>;
  /** The last day on which each stretch was ever walked. */
  readonly lastWalked: (county: string) => Promise<readonly Omit<WalkedDay, 'hours'>[]>;
  /** Deletes the tracks received before a time, of every county; answers how many. What was walked stays. */
  readonly forgetTracks: (before: number, by: By, now: number) => Promise<number>;
}
