import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { historyOf } from '../../../client/session/draft-history.ts';
import type { DraftReply, DraftServer, PendingEdits } from '../../../client/session/draft-server.ts';
import { type Applied, type DraftPorts, openDraftSession } from '../../../client/session/draft-session.ts';
import type { DraftWithEdits, Edit } from '../../../data/model/edit.ts';

/** A plan for these tests is the places of three vertices; an edit needs its vertex and a free place. */
type Places = readonly string[];
const base: Places = ['0,0', '100,0', '200,0'];

const drag = (from: number, to: number): Edit => ({ op: 'move-vertex', from: [from, 0], to: [to, 0] });
const invert = (edit: Edit): Edit => ({ ...edit, from: edit.to, to: edit.from });

function apply(plan: Places, { from, to }: Edit): Applied<Places> {
  if (!plan.includes(String(from))) return { ok: false, reason: 'no-such-vertex' };
  if (plan.includes(String(to))) return { ok: false, reason: 'taken' };
  return { ok: true, plan: plan.map((place) => (place === String(from) ? String(to) : place)) };
}

/** A server in memory. `down`: requests are not received. `deaf`: they are carried out and their answers lost. */
class MemoryServer implements DraftServer {
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

function setUp(
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
    invert,
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

const settle = async () => {
  for (let i = 0; i < 40; i++) await Promise.resolve();
};

describe('draft session: editing', () => {
  test('an edit is one step; undo appends the inverse, redo the edit again', async () => {
    const { session, state } = setUp();
    session.commit(drag(0, 10));
    session.commit(drag(100, 110));
    expect(state().plan).toEqual(['10,0', '110,0', '200,0']);
    session.undo();
    expect(state().plan).toEqual(['10,0', '100,0', '200,0']);
    expect(state().edits).toHaveLength(3);
    session.undo();
    expect(state().plan).toEqual(base);
    session.undo();
    expect(state().edits).toHaveLength(4);
    session.redo();
    session.redo();
    session.redo();
    expect(state().plan).toEqual(['10,0', '110,0', '200,0']);
  });

  test('a new edit after an undo takes the place of what could be redone', () => {
    const { session, state } = setUp();
    session.commit(drag(0, 10));
    session.undo();
    session.commit(drag(0, 20));
    expect(state().history.undone).toEqual([]);
    session.undo();
    expect(state().plan).toEqual(base);
  });

  test('a refused edit changes nothing and is not sent', async () => {
    const { session, state, server, pass } = setUp();
    const before = state();
    expect(session.commit(drag(0, 100))).toEqual({ ok: false, reason: 'taken' });
    await pass();
    expect(state().edits).toBe(before.edits);
    expect(server.drafts).toEqual([]);
  });

  test('the history read off the log is the history that was lived', () => {
    const action = fc.oneof(
      fc.constant('undo' as const),
      fc.constant('redo' as const),
      fc.record({ from: fc.constantFrom(0, 10, 100, 110, 200), to: fc.constantFrom(0, 10, 100, 110, 200) }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
        const { session, state } = setUp();
        for (const one of actions) {
          if (one === 'undo') session.undo();
          else if (one === 'redo') session.redo();
          else session.commit(drag(one.from, one.to));
        }
        expect(state().history).toEqual(historyOf(state().edits, invert));
        for (let i = 0; i < actions.length; i++) session.undo();
        expect(state().plan).toEqual(base);
      }),
    );
  });
});

describe('draft session: saving', () => {
  test('the draft is begun with the first edit, not before', async () => {
    const { session, server, state, pass } = setUp();
    await pass();
    expect(server.drafts).toEqual([]);
    session.commit(drag(0, 10));
    expect(state().saving.kind).toBe('saving');
    await pass();
    expect(server.drafts).toEqual([[drag(0, 10)]]);
    expect(state()).toMatchObject({ id: 1, acknowledged: 1, saving: { kind: 'saved' } });
  });

  test('one request in flight; what is made meanwhile goes in the next', async () => {
    const { session, server, pass } = setUp();
    for (let x = 0; x < 20; x++) session.commit(drag(x, x + 1));
    await pass();
    expect(server.mostInFlight).toBe(1);
    expect(server.drafts[0]).toHaveLength(20);
    expect(server.batches.length).toBeLessThan(5);
  });

  test('no request carries more edits than the contract allows', async () => {
    const { session, server, pass } = setUp();
    for (let x = 300; x < 1001; x++) session.commit(drag(x === 300 ? 0 : x, x + 1));
    await pass(5);
    expect(server.batches.reduce((a, b) => a + b)).toBe(701);
    expect(Math.max(...server.batches)).toBeLessThanOrEqual(500);
  });

  test('an unreachable server: kept, said, tried again with growing pauses, then saved in order', async () => {
    const { session, server, state, waits, backup, pass } = setUp();
    server.mode = 'down';
    session.commit(drag(0, 10));
    await pass(6);
    expect(state().saving.kind).toBe('waiting');
    expect(backup()?.edits).toEqual([drag(0, 10)]);
    expect(waits.slice(0, 3)).toEqual([1000, 2000, 4000]);
    session.commit(drag(10, 20));
    server.mode = 'up';
    await pass(2);
    expect(server.drafts).toEqual([[drag(0, 10), drag(10, 20)]]);
    expect(state().saving.kind).toBe('saved');
    expect(backup()).toBeNull();
    server.mode = 'down';
    session.commit(drag(20, 30));
    await pass();
    expect(waits.at(-1)).toBe(1000);
  });

  test('pauses do not grow past half a minute', async () => {
    const { session, server, waits, pass } = setUp();
    server.mode = 'down';
    session.commit(drag(0, 10));
    await pass(12);
    expect(Math.max(...waits)).toBe(30_000);
  });

  test('asked to retry, it does not wait', async () => {
    const { session, server, state } = setUp();
    server.mode = 'down';
    session.commit(drag(0, 10));
    await settle();
    server.mode = 'up';
    session.retry();
    await settle();
    expect(state().saving.kind).toBe('saved');
  });

  test('an edit whose answer was lost is not stored twice', async () => {
    const { session, server, state, pass } = setUp();
    session.commit(drag(0, 10));
    await pass();
    server.mode = 'deaf';
    session.commit(drag(10, 20));
    await pass();
    expect(state().acknowledged).toBe(1);
    server.mode = 'up';
    session.commit(drag(100, 110));
    await pass(3);
    expect(server.drafts).toEqual([[drag(0, 10), drag(10, 20), drag(100, 110)]]);
    expect(state().saving.kind).toBe('saved');
  });
});

describe('draft session: with others', () => {
  const both = async () => {
    const server = new MemoryServer();
    const first = setUp(server);
    first.session.commit(drag(0, 10));
    await first.pass();
    const draft = await server.read(1);
    if (!draft.ok) throw new Error('no draft');
    return { server, first, second: setUp(server, draft.draft) };
  };

  test('edits elsewhere are taken in, and ours go on top', async () => {
    const { server, first, second } = await both();
    second.session.commit(drag(100, 110));
    await second.pass();
    first.session.commit(drag(200, 210));
    await first.pass(3);
    expect(server.drafts).toEqual([[drag(0, 10), drag(100, 110), drag(200, 210)]]);
    expect(first.state().plan).toEqual(['10,0', '110,0', '210,0']);
    expect(first.state().saving.kind).toBe('saved');
  });

  test('the same vertex moved elsewhere is a conflict: nothing is sent or lost until a person chooses', async () => {
    const { server, first, second } = await both();
    second.session.commit(drag(10, 50));
    await second.pass();
    first.session.commit(drag(10, 60));
    await first.pass(3);
    expect(first.state().saving.kind).toBe('conflict');
    expect(first.state().plan[0]).toBe('60,0');
    expect(first.backup()?.edits).toEqual([drag(10, 60)]);
    expect(server.drafts).toEqual([[drag(0, 10), drag(10, 50)]]);
  });

  test('theirs: our unsaved edits are given up', async () => {
    const { first, second, server } = await both();
    second.session.commit(drag(10, 50));
    await second.pass();
    first.session.commit(drag(10, 60));
    await first.pass(3);
    first.session.resolve('theirs');
    await first.pass();
    expect(first.state()).toMatchObject({ plan: ['50,0', '100,0', '200,0'], saving: { kind: 'saved' } });
    first.session.commit(drag(50, 70));
    await first.pass();
    expect(server.drafts[0]?.at(-1)).toEqual(drag(50, 70));
  });

  test('mine: all our edits in a draft of their own', async () => {
    const { first, second, server } = await both();
    second.session.commit(drag(10, 50));
    await second.pass();
    first.session.commit(drag(10, 60));
    await first.pass(3);
    first.session.resolve('mine');
    await first.pass();
    expect(server.drafts[1]).toEqual([drag(0, 10), drag(10, 60)]);
    expect(first.state()).toMatchObject({ id: 2, saving: { kind: 'saved' } });
  });

  test('what the server refuses is said and can be given up', async () => {
    const { server, first } = await both();
    server.mode = 'strict';
    first.session.commit(drag(10, 60));
    await first.pass();
    expect(first.state().saving).toEqual({ kind: 'refused', detail: 'edges-would-cross' });
    server.mode = 'up';
    first.session.discardUnsaved();
    await first.pass();
    expect(first.state()).toMatchObject({ plan: ['10,0', '100,0', '200,0'], saving: { kind: 'saved' } });
  });
});

describe('draft session: after a reload', () => {
  test('the draft comes back with its history', async () => {
    const server = new MemoryServer();
    const before = setUp(server);
    before.session.commit(drag(0, 10));
    before.session.commit(drag(10, 20));
    before.session.undo();
    await before.pass();
    const reply = await server.read(1);
    const after = setUp(server, reply.ok ? reply.draft : null);
    expect(after.state().plan).toEqual(before.state().plan);
    after.session.redo();
    expect(after.state().plan[0]).toBe('20,0');
  });

  test('what the server did not have yet is sent', async () => {
    const server = new MemoryServer();
    const before = setUp(server);
    before.session.commit(drag(0, 10));
    await before.pass();
    server.mode = 'down';
    before.session.commit(drag(10, 20));
    await before.pass();
    before.session.stop();
    server.mode = 'up';
    const reply = await server.read(1);
    const after = setUp(server, reply.ok ? reply.draft : null, before.backup());
    expect(after.state().plan[0]).toBe('20,0');
    await after.pass();
    expect(server.drafts).toEqual([[drag(0, 10), drag(10, 20)]]);
  });

  test('nor is it sent twice when the server had it after all', async () => {
    const server = new MemoryServer();
    const before = setUp(server);
    before.session.commit(drag(0, 10));
    await before.pass();
    server.mode = 'deaf';
    before.session.commit(drag(10, 20));
    await settle();
    before.session.stop();
    server.mode = 'up';
    const reply = await server.read(1);
    const after = setUp(server, reply.ok ? reply.draft : null, before.backup());
    await after.pass(2);
    expect(server.drafts).toEqual([[drag(0, 10), drag(10, 20)]]);
    expect(after.state()).toMatchObject({ acknowledged: 2, saving: { kind: 'saved' } });
  });
});
