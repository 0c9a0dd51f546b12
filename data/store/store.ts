import type { ImportFault } from '../model/coverage.ts';
import type { Draft, DraftWithEdits, Edit } from '../model/edit.ts';
import type { CategorySet } from '../model/issue.ts';
import type { LayerName, LiveEvent } from '../model/replies.ts';
import type { Roster } from '../model/roster.ts';
import type { Scheme } from '../model/scheme.ts';
import type { AccountStore, DeviceStore, SessionStore } from './account-store.ts';
import type { AuditLog } from './audit-log.ts';
import type { By, KeyReused } from './change.ts';
import type { ImportStore } from './import-store.ts';
import type { AttributedIssue, Box, IssueStore } from './issue-store.ts';
import type { PatrolStore } from './patrol-store.ts';
import type { PhotoStore } from './photo-store.ts';

/**
 * The one interface to whatever keeps the data. A backend is a folder beside this file; it must pass the contract suite in
 * tests/data/store. The rules every backend keeps:
 *
 * - A change is one transaction, and that transaction also appends to the event log and to the audit log; the log's sequence number
 *   grows by at least one with every change and never goes back.
 * - A change is acknowledged (its promise resolves) only when it would survive a loss of power.
 * - Plans and events are never altered or deleted.
 * - What can be expected to fail is a value with `ok: false`; `StoreBusy` is thrown when the backend cannot be
 *   reached or is locked for seconds, `StoreFull` when it has no room for a change; anything else thrown is a bug.
 *
 * Times are epoch milliseconds, those of issues whole seconds; days are local calendar days (YYYY-MM-DD), places are lattice units (1e-7 degree).
 */
export interface Store {
  readonly counties: CountyStore;
  readonly plans: PlanStore;
  readonly issues: IssueStore;
  readonly imports: ImportStore;
  readonly photos: PhotoStore;
  readonly patrols: PatrolStore;
  readonly drafts: DraftStore;
  readonly events: EventLog;
  readonly accounts: AccountStore;
  readonly sessions: SessionStore;
  readonly devices: DeviceStore;
  readonly audit: AuditLog;
  /** Can it be read? */
  readonly isWell: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** The backend is locked or out of reach; trying again in a few seconds may help. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
}

/** The backend has no room for a change, or its disk refuses one: nothing of it was stored. Reading goes on. */
export class StoreFull extends Error {
  override readonly name = 'StoreFull';
}

export interface CountyRecord {
  readonly id: string;
  readonly origin: 'sample' | 'own';
  readonly scheme: Scheme;
  /** Hash of the files the county was loaded from. */
  readonly sourceHash: string;
  /** Content hash of each drawn layer. */
  readonly layers: Readonly<Record<LayerName, string>>;
}

/** Content as it will be served, named by its hash. */
export interface HashedBytes {
  readonly hash: string;
  readonly bytes: Uint8Array;
}

/** A county as it is first added: everything at once, or nothing. */
export interface NewCounty {
  readonly scheme: Scheme;
  readonly roster: Roster;
  readonly origin: CountyRecord['origin'];
  readonly sourceHash: string;
  readonly layers: Readonly<Record<LayerName, HashedBytes>>;
  readonly plan: NewPlan;
  readonly issues: readonly AttributedIssue[];
  readonly by: By;
  readonly now: number;
}

export interface CountyStore {
  /** In the order they were added. */
  readonly list: () => Promise<readonly CountyRecord[]>;
  readonly get: (id: string) => Promise<CountyRecord | null>;
  readonly roster: (id: string) => Promise<Roster | null>;
  /** A layer's GeoJSON text in UTF-8; null where there is none of that hash. */
  readonly layer: (county: string, layer: LayerName, hash: string) => Promise<Uint8Array | null>;
  readonly add: (
    county: NewCounty,
  ) => Promise<
    { readonly ok: true; readonly sequence: number } | { readonly ok: false; readonly reason: 'exists' }
  >;
  /** The category set in use; null before one was saved. */
  readonly categories: () => Promise<CategorySet | null>;
  readonly saveCategories: (set: CategorySet) => Promise<void>;
}

export interface PlanRecord {
  readonly county: string;
  readonly hash: string;
  readonly effectiveFrom: string;
  /** In degrees. */
  readonly bounds: Box;
  readonly tiers: readonly { readonly id: string; readonly grids: number }[];
}

export interface NewPlan extends PlanRecord {
  /** The plan document (data/model/plan.ts) as JSON text in UTF-8. */
  readonly document: Uint8Array;
  readonly importFaults: readonly ImportFault[];
}

export interface PlanStore {
  /** The plan with the latest effective day that is not after `day`. */
  readonly inForce: (county: string, day: string) => Promise<PlanRecord | null>;
  readonly get: (county: string, hash: string) => Promise<PlanRecord | null>;
  readonly document: (county: string, hash: string) => Promise<Uint8Array | null>;
  readonly importFaults: (county: string, hash: string) => Promise<readonly ImportFault[]>;
}

/** Why an edit cannot be applied, and where. `index` is its place among the edits sent. */
export interface Refusal {
  readonly index: number;
  readonly reason: string;
  readonly place: readonly [longitude: number, latitude: number] | null;
}

export interface DraftStore {
  /** Last changed first. */
  readonly list: (county: string) => Promise<readonly Draft[]>;
  readonly get: (county: string, id: number) => Promise<DraftWithEdits | null>;
  readonly create: (draft: {
    readonly county: string;
    readonly base: string;
    readonly title: string;
    readonly by: By;
    readonly now: number;
  }) => Promise<
    | KeyReused
    | { readonly ok: true; readonly draft: DraftWithEdits }
    | { readonly ok: false; readonly reason: 'unknown-plan' }
  >;
  /**
   * Appends edits if the draft still has revision `revision` and `refuse` finds nothing against them. `refuse`
   * is pure and runs inside the transaction.
   */
  readonly append: (appended: {
    readonly county: string;
    readonly id: number;
    readonly revision: number;
    readonly edits: readonly Edit[];
    readonly by: By;
    readonly now: number;
    readonly refuse: (draft: DraftWithEdits) => Refusal | null;
  }) => Promise<
    | KeyReused
    | { readonly ok: true; readonly draft: DraftWithEdits; readonly sequence: number }
    | { readonly ok: false; readonly reason: 'unknown-draft' }
    | { readonly ok: false; readonly reason: 'stale'; readonly revision: number }
    | { readonly ok: false; readonly reason: 'refused'; readonly refusal: Refusal }
  >;
}

export interface EventLog {
  /** The sequence number of the last event; 0 before the first. */
  readonly newest: () => Promise<number>;
  /** A county's events after `sequence`, oldest first, at most `limit`. */
  readonly after: (county: string, sequence: number, limit: number) => Promise<readonly LiveEvent[]>;
  /** Calls `listener` soon after events were appended. Returns how to stop it. */
  readonly onAppend: (listener: () => void) => () => void;
}
