import { z } from 'zod';
import { identifier, instant, slug } from './text.ts';

/** A lattice coordinate (1e-7 degree), see geojson/kernel/lattice.ts. */
const latticeX = z.int().min(-1_800_000_000).max(1_800_000_000);
const latticeY = z.int().min(-900_000_000).max(900_000_000);
export const latticePoint = z.tuple([latticeX, latticeY]);

/**
 * One boundary edit as it is sent, stored and re-applied: the operation's name (a file in geojson/operations)
 * and its input. Edits are appended to a draft and never changed; undo appends the inverse.
 */
export const edit = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('move-vertex'), from: latticePoint, to: latticePoint }),
]);
export type Edit = z.infer<typeof edit>;

/** A draft: a published plan plus edits. `revision` is the number of edits applied so far. */
export const draft = z.strictObject({
  id: z.int().positive(),
  county: slug,
  title: z.string().min(1).max(80),
  /** Hash of the plan the edits apply to. */
  base: z.string(),
  revision: z.int().nonnegative(),
  createdAt: instant,
  changedAt: instant,
});
export type Draft = z.infer<typeof draft>;

export const draftWithEdits = draft.extend({ edits: z.array(edit) });
export type DraftWithEdits = z.infer<typeof draftWithEdits>;

export const newDraft = z.strictObject({ base: identifier, title: z.string().min(1).max(80) });
/** The revision the edits follow comes as If-Match; a stale one is refused with 412, a missing one with 428. */
export const appendEdits = z.strictObject({
  edits: z.array(edit).min(1).max(500),
});
