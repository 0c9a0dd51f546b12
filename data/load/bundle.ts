import type { z } from 'zod';
import type { issueRow } from '../model/issue.ts';
import type { SamplePatrols } from '../model/patrol.ts';
import type { PlanDocument } from '../model/plan.ts';
import type { LayerName } from '../model/replies.ts';
import type { Roster } from '../model/roster.ts';
import type { Scheme } from '../model/scheme.ts';

/** An issue as a county's file gives it. */
export type IssueRow = z.output<typeof issueRow>;

/**
 * All that one county brings, read and parsed: from the project's folders, or from a file of one's own. Loading
 * knows nothing of where a bundle came from.
 */
export interface CountyBundle {
  readonly origin: 'sample' | 'own';
  /** Hash of what it was read from, so that a later change of the files can be noticed. */
  readonly sourceHash: string;
  readonly scheme: Scheme;
  readonly roster: Roster;
  readonly plan: PlanDocument;
  /** Each layer's GeoJSON as it will be served. */
  readonly layers: Readonly<Record<LayerName, unknown>>;
  readonly issues: readonly IssueRow[];
  /** Walks of a sample; null where there are none. */
  readonly patrols: SamplePatrols | null;
  /** The day a sample is told as of, YYYY-MM-DD (see sample-present.ts); null where times are what they are. */
  readonly present: string | null;
}
