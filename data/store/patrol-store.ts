import type { SourceCrs } from '../../geojson/formats/geojson-crs.ts';
import type { Actor } from '../model/audit.ts';
import type { WalkedDay } from '../rules/patrol-coverage.ts';
import type { WalkPoint } from '../rules/walk-matching.ts';
import type { By, KeyReused } from './change.ts';

/** Foot patrols. Times are epoch milliseconds, days local calendar days, places lattice units except in a track's points. */

export interface TrackRecord {
  readonly id: number;
  readonly walker: Actor;
  /** The unit the walker was of when the track began; null where he was of none. */
  readonly unit: string | null;
  /** The system its places came in. */
  readonly crs: SourceCrs;
  readonly from: number;
  readonly to: number;
  readonly points: number;
  /** How far was walked; null for tracks from before that was kept. */
  readonly metres: number | null;
  /** When its first part came. */
  readonly receivedAt: number;
}

/** What a phone sends bit by bit under one name is one track: of one walker in one county, in one system. */
export interface WalkName {
  readonly county: string;
  readonly walker: Actor;
  readonly walk: string;
  readonly crs: SourceCrs;
}

export interface PatrolStore {
  /**
   * Keeps a track and what was walked with it; the next part of a walk is added to what is there. A stretch walked again on a
   * day gains its hours.
   */
  readonly add: (added: {
    readonly county: string;
    readonly unit: string | null;
    readonly crs: SourceCrs;
    /** Null: a track that comes in one piece. */
    readonly walk: string | null;
    /** At least one, in the order of time. */
    readonly points: readonly WalkPoint[];
    readonly metres: number;
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
  /** How many points of a walk there are, and the last that came; null before its first part. */
  readonly walkSoFar: (
    name: WalkName,
  ) => Promise<{ readonly points: number; readonly last: WalkPoint } | null>;
  /** Latest first. */
  readonly tracks: (county: string) => Promise<readonly TrackRecord[]>;
  readonly track: (
    county: string,
    id: number,
  ) => Promise<(TrackRecord & { readonly line: readonly WalkPoint[] }) | null>;
  /** Deletes a track of this walker's. What was walked stays. */
  readonly remove: (removed: {
    readonly county: string;
    readonly id: number;
    readonly walker: Actor;
    readonly by: By;
    readonly now: number;
  }) => Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: 'unknown' } | KeyReused>;
  /** From one day to another, both included. */
  readonly walked: (county: string, from: string, to: string) => Promise<readonly WalkedDay[]>;
  /** The last day on which each stretch was ever walked. */
  readonly lastWalked: (county: string) => Promise<readonly Omit<WalkedDay, 'hours'>[]>;
  /** Deletes the tracks received before a time, of every county; answers how many. What was walked stays. */
  readonly forgetTracks: (before: number, by: By, now: number) => Promise<number>;
}
