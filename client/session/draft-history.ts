import type { Edit } from '../../data/model/edit.ts';

/**
 * What can be undone and redone, read off a draft's edits. Undo appends the inverse of the last edit instead of
 * removing it, so the edits are a plain log, and the same log gives the same history here and after a reload.
 * Dragging a vertex back to exactly where it was counts as undoing.
 */
export interface DraftHistory {
  /** Done and not undone; the last one is undone next. */
  readonly done: readonly Edit[];
  /** Undone and not overtaken by another edit; the last one is redone next. */
  readonly undone: readonly Edit[];
}

export type Invert = (edit: Edit) => Edit;

export const noHistory: DraftHistory = { done: [], undone: [] };

/** The history after `edit` has been appended to the log. */
export function historyAfter({ done, undone }: DraftHistory, edit: Edit, invert: Invert): DraftHistory {
  const last = done.at(-1);
  if (last !== undefined && sameValue(edit, invert(last)))
    return { done: done.slice(0, -1), undone: [...undone, last] };
  const next = undone.at(-1);
  if (next !== undefined && sameValue(edit, next))
    return { done: [...done, edit], undone: undone.slice(0, -1) };
  return { done: [...done, edit], undone: [] };
}

export function historyOf(edits: readonly Edit[], invert: Invert): DraftHistory {
  return edits.reduce((history, edit) => historyAfter(history, edit, invert), noHistory);
}

/** Is `edits` the beginning of `log`? */
export function isPrefix(edits: readonly Edit[], log: readonly Edit[]): boolean {
  return edits.length <= log.length && edits.every((edit, i) => sameValue(edit, log[i]));
}

/** Equality of plain JSON values, whatever the order of their keys. */
function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const left = Object.entries(a);
  const right = new Map(Object.entries(b));
  return left.length === right.size && left.every(([key, value]) => sameValue(value, right.get(key)));
}
