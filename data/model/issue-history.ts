import { z } from 'zod';
import { issueState } from './issue.ts';
import { identifier, instant } from './text.ts';

/** One change of an issue: who did what, and what the issue was like afterwards. */
export const historyEntry = z.strictObject({
  /** The issue's revision after the change; the report itself is revision 1 and no entry. */
  revision: z.int().min(2),
  at: instant,
  /** The name of whoever did it, at the time. */
  actor: z.string(),
  from: issueState,
  to: issueState,
  unit: identifier.nullable(),
  dueAt: instant,
  note: z.string().max(2000),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

export const issueHistory = z.array(historyEntry);
export type IssueHistory = readonly HistoryEntry[];
