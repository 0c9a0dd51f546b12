import { describe, expect, test } from 'vitest';
import { drag, MemoryServer, settle, setUp } from './draft-setting.ts';

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
