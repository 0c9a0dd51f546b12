import type { DraftReply, DraftServer, PendingEdits } from '../../../client/session/draft-server.ts';
import { type Applied, type DraftPorts, openDraftSession } from '../../../client/session/draft-session.ts';
import type { BoundaryEdit, DraftWithEdits, Edit } from '../../../data/model/edit.ts';

/** A plan for these tests is the places of three vertices; an edit needs its vertex and a free place. */
export type Places = readonly string[];
export const base: Places = ['0,0', '100,0', '200,0'];

export const drag = (from: number, to: number): BoundaryEdit => ({
  op: 'move-vertex',
  from: [from, 0],
  to: [to, 0],
});

export function apply(plan: Places, edit: Edit): Applied<Places> {
  const moved = edit.op === 'undo' ? edit.edit : edit;
  if (moved.op !== 'move-vertex') throw new Error('there are only vertices here');
  const [from, to] = edit.op === 'undo' ? [moved.to, moved.from] : [moved.from, moved.to];
  if (!plan.includes(String(from))) return { ok: false, reason: 'no-such-vertex' };
  if (plan.includes(String(to))) return { ok: false, reason: 'taken' };
  return { ok: true, plan: plan.map((place) => (place === String(from) ? String(to) : place)) };
}

/** A server in memory. `down`: requests are not received. `deaf`: they are carried out and their answers lost. */
export class MemoryServer implements DraftServer {
  drafts: Edit[][] = [];
  mode: 'up' | 'down' | 'deaf' | 'strict' = 'up';
  inFlight = 0;
  mostInFlight = 0;
  batches: number[] = [];

  create = () => this.#answer(() => ({ ok: true, draft: this.#draft(this.drafts.push([])) }));
  read = (id: number) => this.#answer(() => ({ ok: true, draft: this.#draft(id) }));
  append = (id: number, revision: number, edits: readonly Edit[]) =>
    this.#answer(() => {
      const held = this.drafts[id - 1]!;
      if (this.mode === 'strict') return { ok: false, reason: 'refused', detail: 'edges-would-cross' };
      if (held.length !== revision) return { ok: false, reason: 'stale', detail: '' };
      held.push(...edits);
      this.batches.push(edits.length);
      return { ok: true, draft: this.#draft(id) };
    });

  async #answer(work: () => DraftReply): Promise<DraftReply> {
    this.inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    await Promise.resolve();
    const unreachable = { ok: false, reason: 'unreachable', detail: '' } as const;
    const reply = this.mode === 'down' ? unreachable : work();
    this.inFlight -= 1;
    return this.mode === 'deaf' ? unreachable : reply;
  }

  #draft(id: number): DraftWithEdits {
    const edits = [...this.drafts[id - 1]!];
    const at = '2026-11-21T00:00:00Z';
    return {
      id,
      county: 'c',
      title: 't',
      base: 'b',
      revision: edits.length,
      createdAt: at,
      changedAt: at,
      edits,
    };
  }
}

export function setUp(
  server = new MemoryServer(),
  held: DraftWithEdits | null = null,
  left: PendingEdits | null = null,
) {
  let kept = left;
  const waits: number[] = [];
  const due: (() => void)[] = [];
  const ports: DraftPorts<Places> = {
    base,
    apply,
    server,
    backup: {
      read: () => kept,
      write: (pending) => {
        kept = pending;
      },
    },
    wait: (milliseconds) => {
      waits.push(milliseconds);
      return new Promise((resolve) => due.push(resolve));
    },
  };
  const session = openDraftSession(ports, held);
  return {
    session,
    server,
    waits,
    state: () => session.store.getState(),
    backup: () => kept,
    /** Lets every promise settle, and every pause end. */
    pass: async (times = 1) => {
      for (let i = 0; i < times; i++) {
        for (const resolve of due.splice(0)) resolve();
        await settle();
      }
    },
  };
}

export const settle = async () => {
  for (let i = 0; i < 40; i++) await Promise.resolve();
};
