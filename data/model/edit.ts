import { z } from 'zod';
import { bilingual, identifier, instant, slug } from './text.ts';

/** A lattice coordinate (1e-7 degree), see geojson/kernel/lattice.ts. */
const latticeX = z.int().min(-1_800_000_000).max(1_800_000_000);
const latticeY = z.int().min(-900_000_000).max(900_000_000);
export const latticePoint = z.tuple([latticeX, latticeY]);

/**
 * A straight stretch of border. A face is named by a stretch at an end of an edge, walked so that the face is on its left; an edge by
 * its first stretch. So an edit means the same in a plan that has been edited elsewhere, where all numbers are others.
 */
const stretch = z.tuple([latticePoint, latticePoint]);
const stretches = z.array(stretch).max(10_000);
const line = z.array(latticePoint).min(2).max(10_000);
const grid = { tier: slug, grid: identifier };

/** One boundary edit: the operation's name (a file in geojson/operations) and its input, faces and edges by place. */
export const boundaryEdit = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('move-vertex'), from: latticePoint, to: latticePoint }),
  z.strictObject({
    op: z.literal('insert-vertex'),
    after: latticePoint,
    before: latticePoint,
    at: latticePoint,
  }),
  z.strictObject({ op: z.literal('remove-vertex'), at: latticePoint }),
  z.strictObject({ op: z.literal('reshape-edge'), line }),
  z.strictObject({ op: z.literal('split-faces'), faces: stretches.min(1), line }),
  z.strictObject({ op: z.literal('merge-faces'), faces: stretches.min(1) }),
  z.strictObject({
    op: z.literal('assign-faces'),
    faces: stretches.min(1),
    tier: slug,
    grid: identifier.nullable(),
  }),
  z.strictObject({
    op: z.literal('create-grid'),
    tier: slug,
    id: identifier,
    parent: identifier.nullable(),
    faces: stretches,
    /** What people call it: see rules/drafted-grids.ts. Left out, its id. */
    label: bilingual.optional(),
  }),
  z.strictObject({ op: z.literal('dissolve-grid'), ...grid, into: identifier.nullable() }),
  z.strictObject({
    op: z.literal('rename-grid'),
    ...grid,
    id: identifier,
    /** What people call it from now on. Left out, as before. */
    label: bilingual.optional(),
  }),
  z.strictObject({ op: z.literal('move-grid'), ...grid, parent: identifier.nullable() }),
  z.strictObject({ op: z.literal('lock-grid'), ...grid, locked: z.boolean() }),
  z.strictObject({
    op: z.literal('name-edges'),
    edges: stretches.min(1),
    line: z.strictObject({ id: identifier, name: bilingual, dividing: bilingual.nullable() }).nullable(),
  }),
  z.strictObject({ op: z.literal('mark-dividing'), line: identifier, dividing: bilingual.nullable() }),
]);
export type BoundaryEdit = z.infer<typeof boundaryEdit>;

/**
 * An edit as it is sent, stored and re-applied: a boundary edit, or one that takes an earlier one back: the last that is like it and
 * has not been taken back. Edits are appended to a draft and never changed.
 */
export const edit = z.discriminatedUnion('op', [
  ...boundaryEdit.options,
  z.strictObject({ op: z.literal('undo'), edit: boundaryEdit }),
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
