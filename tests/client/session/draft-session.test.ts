import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { historyOf } from '../../../client/session/draft-history.ts';
import { base, drag, settle, setUp } from './draft-setting.ts';

describe('draft session: editing', () => {
  test('an edit is one step; undo appends what takes it back, redo the edit again', async () => {
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
        expect(state().history).toEqual(historyOf(state().edits));
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
