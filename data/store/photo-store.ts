import type { By } from './change.ts';

/** Photos: re-encoded before they come here, and named by the hash of their bytes. Times are epoch milliseconds. */

export interface PhotoRecord {
  readonly id: string;
  /** The issue it was attached to; null before. */
  readonly issue: number | null;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly uploadedAt: number;
}

export interface PhotoStore {
  /** Keeps a photo, to be attached within a day; what has not been by then goes with the next one that comes. */
  readonly add: (photo: {
    readonly county: string;
    readonly id: string;
    readonly width: number;
    readonly height: number;
    /** JPEG. */
    readonly image: Uint8Array;
    readonly thumbnail: Uint8Array;
    readonly by: By;
    readonly now: number;
  }) => Promise<PhotoRecord>;
  readonly bytes: (county: string, id: string, size: 'full' | 'thumbnail') => Promise<Uint8Array | null>;
  /** Those of an issue, oldest first. */
  readonly ofIssue: (county: string, issue: number) => Promise<readonly PhotoRecord[]>;
  /** Attaches a photo for good; one attached there already stays so. */
  readonly attach: (attached: {
    readonly county: string;
    readonly issue: number;
    readonly id: string;
    /** An issue has no more than this. */
    readonly most: number;
    readonly by: By;
    readonly now: number;
  }) => Promise<
    | { readonly ok: true; readonly photos: readonly PhotoRecord[] }
    | { readonly ok: false; readonly reason: 'unknown' | 'elsewhere' | 'too-many' }
  >;
}
