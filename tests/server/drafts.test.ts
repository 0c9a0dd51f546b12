import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Edit } from '../../data/model/edit.ts';
import { movedVertex } from '../helpers/sample-calls.ts';
import { type TestServer, testServer } from '../helpers/server.ts';

let server: TestServer;
let base: string;
beforeEach(async () => {
  server = await testServer();
  base = (await server.store.plans.inForce('qingshan', '2026-10-15'))?.hash ?? '';
});
afterEach(() => server.close());

const drafts = '/api/counties/qingshan/drafts';
const post = async (url: string, payload: object, headers = {}) =>
  (await server.send({ method: 'POST', url, payload, headers })).json();
const begin = async () => (await post(drafts, { base, title: '试画' })).id;
const append = (id: number, revision: number, ...edits: Edit[]) =>
  post(`${drafts}/${id}/edits`, { edits }, { 'if-match': `"${revision}"` });
const read = async (id: number) => (await server.send(`${drafts}/${id}`)).json();
const back: Edit = { op: 'move-vertex', from: movedVertex.to, to: movedVertex.from };
/** Beyond the next crossing: the borders would cross. */
const crossing: Edit = { ...movedVertex, to: [1141265953, 243493676] };

describe('a draft', () => {
  test('begins empty on a plan, takes edits, and is there afterwards', async () => {
    const id = await begin();
    expect(await read(id)).toMatchObject({ id, base, title: '试画', revision: 0, edits: [] });
    expect(await append(id, 0, movedVertex)).toMatchObject({ revision: 1, edits: [movedVertex] });
    expect(await append(id, 1, back, movedVertex)).toMatchObject({ revision: 3 });
    expect(await read(id)).toMatchObject({ revision: 3, edits: [movedVertex, back, movedVertex] });
    expect((await server.send(drafts)).json()).toMatchObject([{ id, revision: 3 }]);
  });

  test('takes edits of grids and their undoing, and replays them all', async () => {
    const id = await begin();
    const create: Edit = { op: 'create-grid', tier: 'minor', id: 'N-01', parent: null, faces: [] };
    const lock: Edit = { op: 'lock-grid', tier: 'minor', grid: 'N-01', locked: true };
    expect(await append(id, 0, create, lock)).toMatchObject({ revision: 2 });
    const dissolve: Edit = { op: 'dissolve-grid', tier: 'minor', grid: 'N-01', into: null };
    expect(await append(id, 2, dissolve)).toMatchObject({ status: 422, reason: 'locked' });
    expect(await append(id, 2, { op: 'undo', edit: create })).toMatchObject({ status: 422, reason: 'stale' });
    expect(await append(id, 2, { op: 'undo', edit: lock }, dissolve)).toMatchObject({ revision: 4 });
    expect(await read(id)).toMatchObject({ edits: [create, lock, { op: 'undo', edit: lock }, dissolve] });
  });

  test('a stale revision is refused with 412 and the revision it has', async () => {
    const id = await begin();
    await append(id, 0, movedVertex);
    expect(await append(id, 0, movedVertex)).toMatchObject({
      status: 412,
      code: 'stale-revision',
      revision: 1,
    });
    expect(await read(id)).toMatchObject({ revision: 1 });
  });

  test('an edit the kernel refuses is refused with 422, its reason and its place, and nothing is kept', async () => {
    const id = await begin();
    const refused = await append(id, 0, movedVertex, back, crossing);
    expect(refused).toMatchObject({
      status: 422,
      code: 'edit-refused',
      reason: 'crossing',
      errors: [{ at: 'body.edits.2' }],
    });
    expect(refused.place[0]).toBeGreaterThan(114.1);
    const nothingThere = await append(id, 0, { ...movedVertex, from: [1, 1] });
    expect(nothingThere).toMatchObject({
      status: 422,
      reason: 'no-vertex',
      errors: [{ at: 'body.edits.0' }],
    });
    expect(await read(id)).toMatchObject({ revision: 0, edits: [] });
    expect(await append(id, 0, movedVertex)).toMatchObject({ revision: 1 });
  });

  test('later edits are applied to what the earlier ones made', async () => {
    const id = await begin();
    expect(await append(id, 0, back)).toMatchObject({ status: 422, reason: 'no-vertex' });
    await append(id, 0, movedVertex);
    expect(await append(id, 1, movedVertex)).toMatchObject({ status: 422, reason: 'no-vertex' });
    expect(await append(id, 1, back)).toMatchObject({ revision: 2 });
  });

  test('of a plan or county that is not there is not begun', async () => {
    expect(await post(drafts, { base: 'other', title: 't' })).toMatchObject({ status: 404 });
    expect(await post('/api/counties/linhe/drafts', { base, title: 't' })).toMatchObject({ status: 404 });
    expect(await append(99, 0, movedVertex)).toMatchObject({ status: 404 });
  });
});
