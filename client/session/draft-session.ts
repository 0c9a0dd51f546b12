import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DraftWithEdits, Edit } from '../../data/model/edit.ts';
import { type DraftHistory, historyAfter, historyOf } from './draft-history.ts';
import { createDraftSaver, type Saving } from './draft-saver.ts';
import type { DraftBackup, DraftServer } from './draft-server.ts';

/**
 * A draft being edited: a plan in force, the edits made to it, and how far they are saved. `P` is the plan's type; the
 * session knows only how an edit is applied to it.
 *
 * Invariant: `plan` is `base` with every edit of `edits` applied; `history` is `historyOf(edits)`; the server holds the
 * first `acknowledged` edits, and the rest are in the backup until it does.
 */
export interface DraftState<P> {
  readonly id: number | null;
  readonly plan: P;
  readonly edits: readonly Edit[];
  readonly acknowledged: number;
  readonly history: DraftHistory;
  readonly saving: Saving;
}

export type Applied<P> =
  | { readonly ok: true; readonly plan: P }
  | { readonly ok: false; readonly reason: string };

export interface DraftPorts<P> {
  readonly base: P;
  readonly apply: (plan: P, edit: Edit) => Applied<P>;
  readonly server: DraftServer;
  readonly backup: DraftBackup;
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

export interface DraftSession<P> {
  readonly store: StoreApi<DraftState<P>>;
  /** Appends an edit: one undo step. A refused edit changes nothing. */
  readonly commit: (edit: Edit) => Applied<P>;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Tries to save now instead of at the next attempt. */
  readonly retry: () => void;
  /** Ends a conflict: `theirs` gives up the edits that are not saved, `mine` keeps them all in a draft of their own. */
  readonly resolve: (choice: 'theirs' | 'mine') => void;
  /** Gives up what the server refused. */
  readonly discardUnsaved: () => void;
  readonly stop: () => void;
}

/**
 * Opens a session on a draft the server has (or on none yet: it is begun with the first edit), with the edits that an
 * earlier page left unsaved.
 * @throws Error if the stored edits cannot be applied to the plan they were made for
 */
export function openDraftSession<P>(ports: DraftPorts<P>, stored: DraftWithEdits | null): DraftSession<P> {
  const store = createStore<DraftState<P>>(() => resumed(ports, stored));
  const rebuild = (edits: readonly Edit[]): void => {
    store.setState({ edits, plan: replay(ports, edits), history: historyOf(edits) });
  };
  const saver = createDraftSaver({
    ...ports,
    state: store.getState,
    set: (change) => store.setState(change),
    /** Ours on top of theirs; false where one of ours no longer applies. */
    rebase: (theirs, ours) => {
      const plan = tryReplay(ports, [...theirs, ...ours]);
      if (plan === null) return false;
      rebuild([...theirs, ...ours]);
      return true;
    },
  });

  const commit = (edit: Edit): Applied<P> => {
    const { plan, edits, history } = store.getState();
    const applied = ports.apply(plan, edit);
    if (!applied.ok) return applied;
    const after = historyAfter(history, edit);
    store.setState({ plan: applied.plan, edits: [...edits, edit], history: after });
    saver.save();
    return applied;
  };
  const commitIfAny = (edit: Edit | undefined): void => {
    if (edit === undefined) return;
    const applied = commit(edit);
    if (!applied.ok) throw new Error(`an edit that was possible before is refused: ${applied.reason}`);
  };
  const restart = (edits: readonly Edit[], id: number | null, acknowledged: number): void => {
    rebuild(edits);
    store.setState({ id, acknowledged });
    saver.resume();
  };

  saver.save();
  return {
    store,
    commit,
    undo: () => {
      const last = store.getState().history.done.at(-1);
      commitIfAny(last && { op: 'undo', edit: last });
    },
    redo: () => commitIfAny(store.getState().history.undone.at(-1)),
    retry: saver.retry,
    resolve: (choice) => {
      const { saving, edits } = store.getState();
      if (saving.kind !== 'conflict') return;
      if (choice === 'mine') restart(edits, null, 0);
      else restart(saving.theirs.edits, saving.theirs.id, saving.theirs.edits.length);
    },
    discardUnsaved: () => {
      const { edits, acknowledged, id, saving } = store.getState();
      if (saving.kind !== 'refused') return;
      restart(edits.slice(0, acknowledged), id, acknowledged);
    },
    stop: saver.stop,
  };
}

function resumed<P>(ports: DraftPorts<P>, stored: DraftWithEdits | null): DraftState<P> {
  const held = stored?.edits ?? [];
  const pending = ports.backup.read();
  const left = pending !== null && pending.draft === (stored?.id ?? null) ? pending : null;
  const acknowledged = left === null ? held.length : Math.min(left.revision, held.length);
  const edits = [...held.slice(0, acknowledged), ...(left?.edits ?? [])];
  return {
    id: stored?.id ?? null,
    plan: replay(ports, edits),
    edits,
    acknowledged,
    history: historyOf(edits),
    saving: { kind: 'saved' },
  };
}

function replay<P>(ports: DraftPorts<P>, edits: readonly Edit[]): P {
  const plan = tryReplay(ports, edits);
  if (plan === null) throw new Error('the stored edits do not apply to their plan');
  return plan;
}

function tryReplay<P>(ports: DraftPorts<P>, edits: readonly Edit[]): P | null {
  let plan = ports.base;
  for (const edit of edits) {
    const applied = ports.apply(plan, edit);
    if (!applied.ok) return null;
    plan = applied.plan;
  }
  return plan;
}
