import type { BoundaryEdit, Edit } from '../../data/model/edit.ts';
import { sameValue } from '../../data/rules/same-value.ts';

/**
 * What can be undone and redone, read off a draft's edits. Undo appends an edit that takes the last one back instead of
 * removing it, so the edits are a plain log, and the same log gives the same history here and after a reload.
 */
export interface DraftHistory {
  /** Done and not undone; the last one is undone next. */
  readonly done: readonly BoundaryEdit[];
  /** Undone and not overtaken by another edit; the last one is redone next. */
  readonly undone: readonly BoundaryEdit[];
}

export const noHistory: DraftHistory = { done: [], undone: [] };

/** The history after `edit` has been appended to the log. */
export function historyAfter({ done, undone }: DraftHistory, edit: Edit): DraftHistory {
  if (edit.op === 'undo') {
    const index = done.findLastIndex((one) => sameValue(one, edit.edit));
    return { done: done.filter((_, i) => i !== index), undone: [...undone, edit.edit] };
  }
  const isRedo = undone.length > 0 && sameValue(edit, undone.at(-1));
  return { done: [...done, edit], undone: isRedo ? undone.slice(0, -1) : [] };
}

export function historyOf(edits: readonly Edit[]): DraftHistory {
  return edits.reduce(historyAfter, noHistory);
}

/** Is `edits` the beginning of `log`? */
export function isPrefix(edits: readonly Edit[], log: readonly Edit[]): boolean {
  return edits.length <= log.length && edits.every((edit, i) => sameValue(edit, log[i]));
}
