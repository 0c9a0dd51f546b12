import type { DraftWithEdits, Edit } from '../../data/model/edit.ts';
import { isPrefix } from './draft-history.ts';
import type { DraftBackup, DraftReply, DraftServer } from './draft-server.ts';

/**
 * Saves a draft's edits by itself: one request in flight, everything made meanwhile in the next one, tried again for as
 * long as the server cannot be reached. What is not acknowledged stands in the backup.
 */
export type Saving =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** The server cannot be reached; the edits are kept here and sent again. */
  | { readonly kind: 'waiting'; readonly attempt: number }
  /** Somebody else's edits are in the way; the person decides. */
  | { readonly kind: 'conflict'; readonly theirs: DraftWithEdits }
  | { readonly kind: 'refused'; readonly detail: string };

/** The part of a session's state that saving is about. */
export interface SaverState {
  readonly id: number | null;
  readonly edits: readonly Edit[];
  readonly acknowledged: number;
  readonly saving: Saving;
}

export interface SaverPorts {
  readonly server: DraftServer;
  readonly backup: DraftBackup;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly state: () => SaverState;
  readonly set: (change: Partial<SaverState>) => void;
  /** Puts `ours` on top of `theirs`; false (and nothing changed) where one of ours no longer applies. */
  readonly rebase: (theirs: readonly Edit[], ours: readonly Edit[]) => boolean;
}

export interface DraftSaver {
  readonly save: () => void;
  readonly retry: () => void;
  /** Goes on after a conflict or a refusal has been settled. */
  readonly resume: () => void;
  readonly stop: () => void;
}

/** The contract's limit on one request (data/model/edit.ts). */
const BATCH = 500;
const LONGEST_WAIT = 30_000;

export function createDraftSaver(ports: SaverPorts): DraftSaver {
  const { server, state, set } = ports;
  let running = false;
  let stopped = false;
  let attempt = 0;
  let wake: () => void = () => undefined;

  /** Settled by a person only: saving stands still until then. */
  const halted = () => state().saving.kind === 'conflict' || state().saving.kind === 'refused';

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    while (!stopped && !halted() && pending(state()) > 0) {
      set({ saving: attempt === 0 ? { kind: 'saving' } : { kind: 'waiting', attempt } });
      const reply = await send();
      if (reply.ok) attempt = 0;
      else if (reply.reason === 'unreachable') await pause();
      else if (reply.reason === 'refused') set({ saving: { kind: 'refused', detail: reply.detail } });
      else await reconcile();
    }
    running = false;
    if (!halted() && pending(state()) === 0) set({ saving: { kind: 'saved' } });
  }

  async function send(): Promise<DraftReply> {
    const { id, acknowledged, edits } = state();
    const batch = edits.slice(acknowledged, acknowledged + BATCH);
    const reply = id === null ? await server.create() : await server.append(id, acknowledged, batch);
    if (!reply.ok) return reply;
    set({ id: reply.draft.id, acknowledged: id === null ? 0 : acknowledged + batch.length });
    keep();
    return reply;
  }

  /** After a 412: what the server has may be our own edits whose answer was lost, or somebody else's. */
  async function reconcile(): Promise<void> {
    const { id } = state();
    if (id === null) throw new Error('a draft that does not exist yet cannot be stale');
    const reply = await server.read(id);
    if (!reply.ok) {
      if (reply.reason === 'unreachable') return pause();
      return set({ saving: { kind: 'refused', detail: reply.detail } });
    }
    const { acknowledged, edits } = state();
    const theirs = reply.draft.edits;
    if (theirs.length === acknowledged) return pause();
    const answerLost = theirs.length > acknowledged && isPrefix(theirs, edits);
    if (answerLost || ports.rebase(theirs, edits.slice(acknowledged))) {
      set({ acknowledged: theirs.length });
      keep();
    } else set({ saving: { kind: 'conflict', theirs: reply.draft } });
  }

  async function pause(): Promise<void> {
    attempt += 1;
    set({ saving: { kind: 'waiting', attempt } });
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    await Promise.race([ports.wait(Math.min(LONGEST_WAIT, 500 * 2 ** attempt)), woken]);
  }

  function keep(): void {
    const { id, acknowledged, edits } = state();
    const rest = edits.slice(acknowledged);
    ports.backup.write(rest.length === 0 ? null : { draft: id, revision: acknowledged, edits: rest });
  }

  return {
    save: () => {
      keep();
      void run();
    },
    retry: () => wake(),
    resume: () => {
      set({ saving: { kind: 'saved' } });
      keep();
      void run();
    },
    stop: () => {
      stopped = true;
      wake();
    },
  };
}

const pending = ({ edits, acknowledged }: SaverState): number => edits.length - acknowledged;
