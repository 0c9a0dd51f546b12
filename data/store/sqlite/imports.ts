import { z } from 'zod';
import { actor } from '../../model/audit.ts';
import { importJob, importMapping, rowRefusal } from '../../model/import.ts';
import type { ImportRecord, ImportStore } from '../import-store.ts';
import { changeRecorder } from './audit.ts';
import type { Connection } from './connection.ts';
import { eventAppender } from './events.ts';
import type { AddIssues } from './issue-adder.ts';
import { manyAdder } from './issue-reporter.ts';

interface ImportRow {
  readonly id: number;
  readonly county: string;
  readonly name: string;
  readonly encoding: string;
  readonly state: string;
  readonly columns: string;
  readonly mapping: string | null;
  readonly rows: number;
  readonly chunks: number;
  readonly next_chunk: number;
  readonly handled: number;
  readonly added: number;
  readonly refused: number;
  readonly actor: string;
  readonly created_at: number;
  readonly started_at: number | null;
  readonly finished_at: number | null;
}

interface RefusalRow {
  readonly row: number;
  readonly reason: string;
  readonly value: string;
  readonly cells: string;
}

const texts = z.array(z.string());
const { state, encoding } = importJob.shape;

const toRecord = (row: ImportRow): ImportRecord => ({
  id: row.id,
  county: row.county,
  name: row.name,
  encoding: encoding.parse(row.encoding),
  state: state.parse(row.state),
  columns: texts.parse(JSON.parse(row.columns)),
  mapping: row.mapping === null ? null : importMapping.parse(JSON.parse(row.mapping)),
  rows: row.rows,
  chunks: row.chunks,
  nextChunk: row.next_chunk,
  handled: row.handled,
  added: row.added,
  refused: row.refused,
  actor: actor.parse(JSON.parse(row.actor)),
  createdAt: row.created_at,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
});

/** Imports: a row each, their files' rows in chunks as JSON, their refused rows one by one. */
export function importStore(link: Connection, addIssues: AddIssues): ImportStore {
  const { database } = link;
  const get = database.prepare<[number], ImportRow>('SELECT * FROM imports WHERE id = ?');
  const list = database.prepare<[string], ImportRow>(
    'SELECT * FROM imports WHERE county = ? ORDER BY id DESC',
  );
  const running = database.prepare<[], ImportRow>(
    "SELECT * FROM imports WHERE state = 'running' ORDER BY id",
  );
  const chunk = database
    .prepare<[number, number], string>('SELECT rows FROM import_chunks WHERE import = ? AND chunk = ?')
    .pluck();
  const refusals = database.prepare<[number, number, number], RefusalRow>(
    'SELECT row, reason, value, cells FROM import_refusals WHERE import = ? AND row > ? ORDER BY row LIMIT ?',
  );
  return {
    get: async (county, id) => {
      const row = get.get(id);
      return row?.county === county ? toRecord(row) : null;
    },
    list: async (county) => list.all(county).map(toRecord),
    running: async () => running.all().map(toRecord),
    chunk: async (id, index) => {
      const rows = chunk.get(id, index);
      return rows === undefined ? null : z.array(texts).parse(JSON.parse(rows));
    },
    refusals: async (id, after, limit) =>
      refusals.all(id, after, limit).map(({ row, reason, value, cells }) => ({
        row,
        reason: rowRefusal.parse(reason),
        value,
        cells: texts.parse(JSON.parse(cells)),
      })),
    create: importCreator(link),
    ...importStates(link),
    handle: chunkHandler(link, addIssues),
  };
}

function importCreator(link: Connection): ImportStore['create'] {
  const { database, write } = link;
  const known = database.prepare<[string, string], ImportRow>(
    'SELECT * FROM imports WHERE county = ? AND digest = ?',
  );
  const insert = database.prepare<unknown[], ImportRow>(
    `INSERT INTO imports (county, digest, name, encoding, state, columns, rows, chunks, next_chunk, handled, added, refused,
       actor, created_at)
     VALUES (?, ?, ?, ?, 'ready', ?, ?, ?, 0, 0, 0, 0, ?, ?) RETURNING *`,
  );
  const insertChunk = database.prepare<[number, number, string]>(
    'INSERT INTO import_chunks (import, chunk, rows) VALUES (?, ?, ?)',
  );
  const record = changeRecorder(link);
  return ({ county, digest, name, encoding, columns, chunks, by, now }) =>
    write(() => {
      const before = known.get(county, digest);
      if (before !== undefined) return { import: toRecord(before), isNew: false };
      const rows = chunks.reduce((sum, one) => sum + one.length, 0);
      const [head, who] = [JSON.stringify(columns), JSON.stringify(by.actor)];
      const made = toRecord(insert.get(county, digest, name, encoding, head, rows, chunks.length, who, now)!);
      for (const [index, one] of chunks.entries()) insertChunk.run(made.id, index, JSON.stringify(one));
      const subject = `import ${made.id}`;
      record(by, { action: 'import-uploaded', county, subject, after: { name, digest, rows } }, now);
      return { import: made, isNew: true };
    });
}

/** Starting and stopping. */
function importStates(link: Connection): Pick<ImportStore, 'start' | 'stop'> {
  const { database, write } = link;
  const start = database.prepare<unknown[], ImportRow>(
    `UPDATE imports SET state = 'running', mapping = ?, started_at = ?
     WHERE id = ? AND county = ? AND state IN ('ready', 'cancelled', 'failed') RETURNING *`,
  );
  const stop = database.prepare<unknown[], ImportRow>(
    "UPDATE imports SET state = ? WHERE id = ? AND county = ? AND state = 'running' RETURNING *",
  );
  const append = eventAppender(link);
  const record = changeRecorder(link);
  return {
    start: ({ county, id, mapping, by, now }) =>
      write(() => {
        const row = start.get(JSON.stringify(mapping), now, id, county);
        if (row === undefined) return null;
        append(county, { kind: 'import-changed', import: id }, now);
        record(by, { action: 'import-started', county, subject: `import ${id}`, after: mapping }, now);
        return toRecord(row);
      }),
    stop: ({ county, id, state, by, now }) =>
      write(() => {
        const row = stop.get(state, id, county);
        if (row === undefined) return null;
        append(county, { kind: 'import-changed', import: id }, now);
        record(by, { action: 'import-stopped', county, subject: `import ${id}`, after: { state } }, now);
        return toRecord(row);
      }),
  };
}

function chunkHandler(link: Connection, addIssues: AddIssues): ImportStore['handle'] {
  const { database, write } = link;
  const get = database.prepare<[number], ImportRow>('SELECT * FROM imports WHERE id = ?');
  const refuse = database.prepare<[number, number, string, string, string]>(
    'INSERT INTO import_refusals (import, row, reason, value, cells) VALUES (?, ?, ?, ?, ?)',
  );
  const advance = database.prepare<unknown[], ImportRow>(
    `UPDATE imports SET next_chunk = next_chunk + 1, handled = handled + ?, added = added + ?, refused = refused + ?,
       state = ?, finished_at = ? WHERE id = ? RETURNING *`,
  );
  const forget = database.prepare<[number]>('DELETE FROM import_chunks WHERE import = ?');
  const append = eventAppender(link);
  const record = changeRecorder(link);
  const addMany = manyAdder(link, addIssues);
  return ({ county, id, chunk, issues, refused, plan, day, by, now }) =>
    write(() => {
      const before = get.get(id);
      if (before?.county !== county || before.state !== 'running' || before.next_chunk !== chunk)
        return { ok: false, reason: 'not-waiting' } as const;
      const added = addMany({ county, issues, plan, day, by: { actor: by.actor, once: null }, now });
      if (!added.ok) return added;
      for (const { row, reason, value, cells } of refused)
        refuse.run(id, row, reason, value, JSON.stringify(cells));
      const isLast = chunk === before.chunks - 1;
      const counts = [issues.length + refused.length, issues.length, refused.length];
      const row = advance.get(...counts, isLast ? 'done' : 'running', isLast ? now : null, id)!;
      append(county, { kind: 'import-changed', import: id }, now);
      if (isLast) {
        forget.run(id);
        const after = { rows: row.rows, added: row.added, refused: row.refused };
        record(by, { action: 'import-done', county, subject: `import ${id}`, after }, now);
      }
      return { ok: true, import: toRecord(row) } as const;
    });
}
