import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import writeExcel from 'write-excel-file/node';
import { program } from '../../data/model/audit.ts';
import { importJob, importMapping, importPreview } from '../../data/model/import.ts';
import type { ImportStore } from '../../data/store/import-store.ts';
import type { ImportRunner } from '../../server/imports.ts';
import { createServices } from '../../server/services.ts';
import { gbkBytes } from '../helpers/gb18030.ts';
import { type TestServer, testNow, testServer } from '../helpers/server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await testServer();
});
afterEach(() => server.close());

const county = 'qingshan';
const url = `/api/counties/${county}/imports`;
const heading = '案件编号,问题类别,经度,纬度,上报时间,状态,问题描述';
const row = (number: string | number, more = '') =>
  `${number},litter,114.115,24.35,2026年10月1日 上午8:05,,${more}`;
const table = (...rows: readonly string[]) => `${[heading, ...rows].join('\r\n')}\r\n`;
const many = (count: number, from = 0) =>
  table(...Array.from({ length: count }, (_, index) => row(`N-${from + index}`)));
const by = { actor: program, once: null };
const mapping = {
  columns: { number: 0, category: 1, longitude: 2, latitude: 3, reportedAt: 4, state: 5, description: 6 },
  crs: 'wgs84',
};

const upload = async (content: string | Uint8Array, name = '问题.csv') =>
  server.send({
    method: 'POST',
    url: `${url}?name=${encodeURIComponent(name)}`,
    payload: Buffer.from(content),
  });
const uploaded = async (content: string | Uint8Array) => importPreview.parse((await upload(content)).json());
const start = async (id: number, payload: object = mapping) =>
  server.send({ method: 'POST', url: `${url}/${id}/start`, payload });
const job = async (id: number) => importPreview.parse((await server.send(`${url}/${id}`)).json());
const count = () => server.store.issues.count(county);
async function finished(id: number, payload: object = mapping) {
  importJob.parse((await start(id, payload)).json());
  await server.services.imports.idle();
  return job(id);
}

describe('an uploaded table', () => {
  test('is shown with what its columns may be, and imports nothing', async () => {
    const before = await count();
    const preview = await uploaded(table(row('A-1', '路口'), row('A-2')));
    expect(preview).toMatchObject({
      state: 'ready',
      name: '问题.csv',
      rows: 2,
      handled: 0,
      columns: heading.split(','),
      sample: [row('A-1', '路口').split(','), row('A-2').split(',')],
      guess: mapping.columns,
      mapping: null,
    });
    const values = await server.send(`${url}/${preview.id}/values?column=1`);
    expect(values.json()).toEqual([{ text: 'litter', count: 2 }]);
    expect(await count()).toBe(before);
  });

  test('is the same in another encoding', async () => {
    const text = table(row('A-1', '路口'));
    const excel = await writeExcel(
      text
        .trim()
        .split('\r\n')
        .map((line) => line.split(',').map((value) => ({ value, type: String }))),
    ).toBuffer();
    const ids = [];
    for (const bytes of [
      text,
      `\uFEFF${text.replaceAll('\r\n', '\n')}`,
      gbkBytes(text),
      new Uint8Array(excel),
    ])
      ids.push((await uploaded(bytes)).id);
    expect(new Set(ids).size).toBe(1);
    expect((await uploaded(table(row('A-1', '别处')))).id).not.toBe(ids[0]);
  });

  test.each([
    ['nothing', '', 'empty'],
    ['a heading alone', `${heading}\n`, 'empty'],
    ['a picture', Uint8Array.of(0xff, 0xd8, 0xff, 0, 0, 0), 'not-a-table'],
    ['an open quotation', `${heading}\n"`, 'not-a-table'],
  ])('is refused where it is %s', async (_, content, reason) => {
    expect((await upload(content)).json()).toMatchObject({ status: 422, reason });
    expect((await server.send(url)).json()).toEqual([]);
  });

  test('too large is refused with 413', async () => {
    const reply = await upload(new Uint8Array(64_000_001).fill(65));
    expect(reply.json()).toMatchObject({ status: 413, code: 'too-large' });
  });
});

describe('an import', () => {
  test('adds the good rows in their grids and says of the others why not', async () => {
    const before = await count();
    const { id } = await uploaded(
      table(
        row('A-1', '路口'),
        'A-2,litter,,,2026-10-01,,没有坐标',
        'A-3,天气,114.115,24.35,2026-10-01,,=HYPERLINK("x")',
        row('A-1', '重复'),
        'A-5,litter,115,24,2026/10/1,已结案,界外',
      ),
    );
    expect(await finished(id)).toMatchObject({ state: 'done', rows: 5, handled: 5, added: 2, refused: 3 });
    expect(await count()).toBe(before + 2);
    const { issues } = await server.store.issues.page(county, { now: testNow }, 500);
    const found = new Map(issues.map((issue) => [issue.number, issue]));
    expect(found.get('A-1')).toMatchObject({
      source: 'import',
      grids: { major: 'W', minor: 'W-01' },
      description: '路口',
      reportedAt: '2026-10-01T00:05:00.000Z',
      dueAt: '2026-10-02T00:05:00.000Z',
    });
    expect(found.get('A-5')).toMatchObject({ grids: {}, placement: 'outside', state: 'closed' });
    const reply = await server.send(`${url}/${id}/refused.csv`);
    expect(reply.body.split('\r\n')).toEqual([
      `\uFEFF行 row,原因 reason,内容 value,${heading}`,
      '2,没有坐标 no place,,A-2,litter,,,2026-10-01,,没有坐标',
      `3,类别不在分类表中 the category is not in the set,天气,A-3,天气,114.115,24.35,2026-10-01,,"'=HYPERLINK(""x"")"`,
      `4,编号在文件中重复 the number is twice in the file,A-1,${row('A-1', '重复')}`,
      '',
    ]);
  });

  test('of the same file again adds nothing; of another with the same numbers, nothing either', async () => {
    const { id } = await uploaded(many(30));
    await finished(id);
    const after = await count();
    expect((await uploaded(many(30))).state).toBe('done');
    expect((await start(id)).json()).toMatchObject({ code: 'already-done' });
    const other = await uploaded(`${many(30)}${row('N-30')}\r\n`);
    expect(await finished(other.id)).toMatchObject({ added: 1, refused: 30 });
    expect(await count()).toBe(after + 1);
    expect((await server.send(`${url}/${other.id}/refused.csv`)).body).toContain('编号已经存在');
  });

  test('tells of its progress as it goes', async () => {
    const before = await server.store.events.newest();
    const { id } = await uploaded(many(4_100));
    await finished(id);
    const events = await server.store.events.after(county, before, 99);
    expect(events.map(({ kind, import: of, imported }) => [kind, of ?? imported?.count])).toEqual([
      ['import-changed', id],
      ['issues-imported', 2_000],
      ['import-changed', id],
      ['issues-imported', 2_000],
      ['import-changed', id],
      ['issues-imported', 100],
      ['import-changed', id],
    ]);
    expect(await server.store.imports.chunk(id, 0)).toBeNull();
  });

  test('is refused a mapping that does not fit', async () => {
    const { id } = await uploaded(many(1));
    const wrong = async (payload: object) => (await start(id, payload)).statusCode;
    expect(await wrong({ ...mapping, columns: { ...mapping.columns, unit: 99 } })).toBe(422);
    expect(await wrong({ ...mapping, columns: { longitude: 2, reportedAt: 4 } })).toBe(400);
    expect(await wrong({ ...mapping, otherwise: 'weather' })).toBe(422);
    expect(await wrong({ ...mapping, crs: 'mars' })).toBe(400);
    expect((await job(id)).state).toBe('ready');
  });
});

describe('an import that is cut off', () => {
  /** The imports of a store that does something before the `nth` chunk is handled. */
  function interrupted(nth: number, what: () => Promise<void>): ImportStore {
    let handled = 0;
    const { imports } = server.store;
    return {
      ...imports,
      handle: async (chunk) => {
        handled += 1;
        if (handled === nth) await what();
        return imports.handle(chunk);
      },
    };
  }
  const servicesWith = (imports: ImportStore) =>
    createServices({ ...server.store, imports }, pino({ level: 'silent' }), () => testNow);
  const begun = async (rows: number) => {
    const { id } = await uploaded(many(rows));
    const started = { county, id, mapping: importMapping.parse(mapping), by, now: testNow };
    const record = await server.store.imports.start(started);
    if (record === null) throw new Error('not started');
    return record;
  };

  test('by a kill goes on where it was, and nothing is there twice', async () => {
    const first = await count();
    const record = await begun(6_500);
    const died = servicesWith(interrupted(3, () => new Promise(() => undefined)));
    died.imports.run(record);
    await expect.poll(async () => (await job(record.id)).handled, { timeout: 60_000 }).toBe(4_000);
    died.live.stop();
    expect(await count()).toBe(first + 4_000);
    const next = servicesWith(server.store.imports);
    await next.imports.resume();
    await next.imports.idle();
    next.live.stop();
    expect(await job(record.id)).toMatchObject({ state: 'done', handled: 6_500, added: 6_500, refused: 0 });
    expect(await count()).toBe(first + 6_500);
  });

  test('says how fast it goes and how long yet, once there is something to say', async () => {
    const record = await begun(4_100);
    const paces: ReturnType<ImportRunner['pace']>[] = [];
    const { imports } = server.store;
    const running = servicesWith({
      ...imports,
      handle: async (chunk) => {
        const at = await imports.get(county, record.id);
        if (at !== null) paces.push(running.imports.pace(at));
        return imports.handle(chunk);
      },
    });
    running.imports.run(record);
    await running.imports.idle();
    running.live.stop();
    const [before, first, second] = paces;
    expect(before).toBeNull();
    expect(first?.secondsLeft).toBeCloseTo(2_100 / (first?.rowsPerSecond ?? 0), 6);
    expect(second?.secondsLeft).toBeCloseTo(100 / (second?.rowsPerSecond ?? 0), 6);
    expect(running.imports.pace(record)).toBeNull();
  });

  test('by two who run it at once is there once', async () => {
    const first = await count();
    const record = await begun(4_100);
    const two = [servicesWith(server.store.imports), servicesWith(server.store.imports)];
    for (const { imports } of two) imports.run(record);
    await Promise.all(two.map(({ imports }) => imports.idle()));
    for (const { live } of two) live.stop();
    expect(await job(record.id)).toMatchObject({ state: 'done', added: 4_100 });
    expect(await count()).toBe(first + 4_100);
  });

  test('by cancelling keeps what it had, and can go on', async () => {
    const first = await count();
    const record = await begun(4_100);
    const cancel = async () => {
      const reply = await server.send({ method: 'POST', url: `${url}/${record.id}/cancel`, payload: {} });
      expect(reply.json()).toMatchObject({ state: 'cancelled' });
    };
    const services = servicesWith(interrupted(2, cancel));
    services.imports.run(record);
    await services.imports.idle();
    services.live.stop();
    expect(await job(record.id)).toMatchObject({ state: 'cancelled', added: 2_000 });
    expect(await count()).toBe(first + 2_000);
    expect(
      (await server.send({ method: 'POST', url: `${url}/${record.id}/cancel`, payload: {} })).statusCode,
    ).toBe(409);
    expect(await finished(record.id)).toMatchObject({ state: 'done', added: 4_100 });
    expect(await count()).toBe(first + 4_100);
  });

  test('by a fault of the store has failed, and can go on', async () => {
    const record = await begun(2_100);
    const services = servicesWith(interrupted(2, () => Promise.reject(new Error('disk full'))));
    services.imports.run(record);
    await services.imports.idle();
    services.live.stop();
    expect(await job(record.id)).toMatchObject({ state: 'failed', added: 2_000 });
    expect(await finished(record.id)).toMatchObject({ state: 'done', added: 2_100 });
  });
});
