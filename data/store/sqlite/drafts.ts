import { z } from 'zod';
import { type Draft, type DraftWithEdits, edit } from '../../model/edit.ts';
import type { DraftStore } from '../store.ts';
import { changeRecorder } from './audit.ts';
import type { Connection } from './connection.ts';
import { eventAppender } from './events.ts';
import { oncePerformer } from './once.ts';

interface DraftRow {
  readonly id: number;
  readonly county: string;
  readonly title: string;
  readonly base: string;
  readonly revision: number;
  readonly created_at: number;
  readonly changed_at: number;
}

const toDraft = (row: DraftRow): Draft => ({
  id: row.id,
  county: row.county,
  title: row.title,
  base: row.base,
  revision: row.revision,
  createdAt: new Date(row.created_at).toISOString(),
  changedAt: new Date(row.changed_at).toISOString(),
});

/** What is remembered under a key: which draft it was, not all its edits. */
const created = z.object({ ok: z.literal(true), draft: z.object({ id: z.int(), county: z.string() }) });
const appended = created.extend({ sequence: z.int() });

/** Drafts and their edits. An edit, once appended, is never changed: undo appends the inverse. */
export function draftStore(link: Connection): DraftStore {
  const { database, read, write } = link;
  const list = database.prepare<[string], DraftRow>(
    'SELECT * FROM drafts WHERE county = ? ORDER BY changed_at DESC, id DESC',
  );
  const planExists = database.prepare<[string, string]>('SELECT 1 FROM plans WHERE county = ? AND hash = ?');
  const insert = database.prepare<[string, string, string, number, number]>(
    'INSERT INTO drafts (county, base, title, revision, created_at, changed_at) VALUES (?, ?, ?, 0, ?, ?)',
  );
  const insertEdit = database.prepare<[number, number, string]>(
    'INSERT INTO draft_edits (draft, ordinal, edit) VALUES (?, ?, ?)',
  );
  const advance = database.prepare<[number, number, number]>(
    'UPDATE drafts SET revision = ?, changed_at = ? WHERE id = ?',
  );
  const load = draftLoader(link);
  const append = eventAppender(link);
  const once = oncePerformer(link);
  const record = changeRecorder(link);
  return {
    list: async (county) => list.all(county).map(toDraft),
    get: async (county, id) => read(() => load(county, id)),
    create: ({ county, base, title, by, now }) =>
      write(() =>
        once(
          by.once,
          now,
          created,
          () => {
            if (!planExists.get(county, base)) return { ok: false, reason: 'unknown-plan' } as const;
            const id = Number(insert.run(county, base, title, now, now).lastInsertRowid);
            append(county, { kind: 'draft-changed', draft: id }, now);
            const draft = load(county, id)!;
            record(
              by,
              { action: 'draft-created', county, subject: `draft ${id}`, after: { base, title } },
              now,
            );
            return { ok: true, draft } as const;
          },
          ({ draft }) => ({ ok: true, draft: load(draft.county, draft.id)! }) as const,
        ),
      ),
    append: ({ county, id, revision, edits, by, now, refuse }) =>
      write(() =>
        once(
          by.once,
          now,
          appended,
          () => {
            const draft = load(county, id);
            if (draft === null) return { ok: false, reason: 'unknown-draft' } as const;
            if (draft.revision !== revision)
              return { ok: false, reason: 'stale', revision: draft.revision } as const;
            const refusal = refuse(draft);
            if (refusal !== null) return { ok: false, reason: 'refused', refusal } as const;
            for (const [index, one] of edits.entries())
              insertEdit.run(id, revision + index, JSON.stringify(one));
            advance.run(revision + edits.length, now, id);
            const sequence = append(county, { kind: 'draft-changed', draft: id }, now);
            const after = { revision: revision + edits.length, edits };
            record(
              by,
              { action: 'draft-changed', county, subject: `draft ${id}`, before: { revision }, after },
              now,
            );
            return { ok: true, draft: load(county, id)!, sequence } as const;
          },
          ({ draft, sequence }) => ({ ok: true, draft: load(draft.county, draft.id)!, sequence }) as const,
        ),
      ),
  };
}

/** Prepares `load(county, id)`: a draft with its edits in order, or null. */
function draftLoader({ database }: Connection): (county: string, id: number) => DraftWithEdits | null {
  const get = database.prepare<[string, number], DraftRow>(
    'SELECT * FROM drafts WHERE county = ? AND id = ?',
  );
  const edits = database
    .prepare<[number], string>('SELECT edit FROM draft_edits WHERE draft = ? ORDER BY ordinal')
    .pluck();
  return (county, id) => {
    const row = get.get(county, id);
    if (row === undefined) return null;
    const parsed = z.array(edit).parse(edits.all(id).map((text) => JSON.parse(text)));
    return { ...toDraft(row), edits: parsed };
  };
}
