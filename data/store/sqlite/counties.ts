import { z } from 'zod';
import { categorySet } from '../../model/issue.ts';
import { layerName } from '../../model/replies.ts';
import { roster } from '../../model/roster.ts';
import { scheme } from '../../model/scheme.ts';
import type { CountyRecord, CountyStore, NewCounty } from '../store.ts';
import { changeRecorder } from './audit.ts';
import type { Connection } from './connection.ts';
import { eventAppender } from './events.ts';
import type { AddIssues } from './issue-adder.ts';
import { planInserter } from './plans.ts';

interface CountyRow {
  readonly id: string;
  readonly origin: 'sample' | 'own';
  readonly scheme: string;
  readonly source_hash: string;
  readonly layers: string;
}

const layerHashes = z.record(layerName, z.string());
const columns = `id, origin, scheme, source_hash,
  (SELECT json_group_object(name, hash) FROM layers WHERE county = counties.id) AS layers`;

const toRecord = (row: CountyRow): CountyRecord => ({
  id: row.id,
  origin: row.origin,
  scheme: scheme.parse(JSON.parse(row.scheme)),
  sourceHash: row.source_hash,
  layers: layerHashes.parse(JSON.parse(row.layers)),
});

/** Counties, their rosters and drawn layers, and the category set they share. */
export function countyStore(link: Connection, addIssues: AddIssues): CountyStore {
  const { database } = link;
  const list = database.prepare<[], CountyRow>(`SELECT ${columns} FROM counties ORDER BY position`);
  const get = database.prepare<[string], CountyRow>(`SELECT ${columns} FROM counties WHERE id = ?`);
  const rosterOf = database.prepare<[string], string>('SELECT roster FROM counties WHERE id = ?').pluck();
  const layer = database
    .prepare<[string, string, string], Buffer>(
      'SELECT bytes FROM layers WHERE county = ? AND name = ? AND hash = ?',
    )
    .pluck();
  const setting = database.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck();
  const set = database.prepare<[string, string]>(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const insertAll = countyInserter(link, addIssues);
  return {
    list: async () => list.all().map(toRecord),
    get: async (id) => {
      const row = get.get(id);
      return row ? toRecord(row) : null;
    },
    roster: async (id) => {
      const text = rosterOf.get(id);
      return text === undefined ? null : roster.parse(JSON.parse(text));
    },
    layer: async (county, name, hash) => layer.get(county, name, hash) ?? null,
    add: (county) =>
      link.write(() => {
        if (get.get(county.scheme.county)) return { ok: false, reason: 'exists' } as const;
        return { ok: true, sequence: insertAll(county) } as const;
      }),
    categories: async () => {
      const text = setting.get('categories');
      return text === undefined ? null : categorySet.parse(JSON.parse(text));
    },
    saveCategories: (categories) =>
      link.write(() => {
        set.run('categories', JSON.stringify(categories));
      }),
  };
}

/** Everything of a new county in one go; the event tells of its plan. */
function countyInserter(link: Connection, addIssues: AddIssues): (county: NewCounty) => number {
  const insertCounty = link.database.prepare<[string, string, string, string, string]>(
    'INSERT INTO counties (id, origin, scheme, roster, source_hash) VALUES (?, ?, ?, ?, ?)',
  );
  const insertLayer = link.database.prepare<[string, string, string, Uint8Array]>(
    'INSERT INTO layers (county, name, hash, bytes) VALUES (?, ?, ?, ?)',
  );
  const insertPlan = planInserter(link);
  const append = eventAppender(link);
  const record = changeRecorder(link);
  return ({ scheme, roster, origin, sourceHash, layers, plan, issues, by, now }) => {
    const id = scheme.county;
    insertCounty.run(id, origin, JSON.stringify(scheme), JSON.stringify(roster), sourceHash);
    for (const name of layerName.options) insertLayer.run(id, name, layers[name].hash, layers[name].bytes);
    const position = insertPlan(plan, now);
    const added = addIssues(id, issues, { position, day: plan.effectiveFrom }, false);
    if (!added.ok) throw new Error(`a number is not one issue's alone: ${added.numbers.join(', ')}`);
    const after = { origin, sourceHash, plan: plan.hash, issues: issues.length };
    record(by, { action: 'county-added', county: id, subject: `county ${id}`, after }, now);
    return append(id, { kind: 'plan-published', plan: plan.hash }, now);
  };
}
