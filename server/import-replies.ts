import { guessColumns } from '../data/load/issues-columns.ts';
import type { ImportJob, ImportPreview } from '../data/model/import.ts';
import type { ImportRecord } from '../data/store/import-store.ts';
import type { Services } from './services.ts';

const shown = 20;
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** An import as it travels, with its pace while it runs. */
export function importJobOf({ imports }: Services, record: ImportRecord): ImportJob {
  const pace = record.state === 'running' ? imports.pace(record) : null;
  const { id, name, state, encoding, rows, handled, added, refused } = record;
  return {
    id,
    name,
    state,
    encoding,
    rows,
    handled,
    added,
    refused,
    createdAt: new Date(record.createdAt).toISOString(),
    startedAt: iso(record.startedAt),
    finishedAt: iso(record.finishedAt),
    rowsPerSecond: pace?.rowsPerSecond ?? null,
    secondsLeft: pace?.secondsLeft ?? null,
  };
}

/** The same with what is shown before it starts; the first rows are gone once it is done. */
export async function importPreviewOf(services: Services, record: ImportRecord): Promise<ImportPreview> {
  const first = await services.store.imports.chunk(record.id, 0);
  return {
    ...importJobOf(services, record),
    columns: [...record.columns],
    sample: (first ?? []).slice(0, shown).map((row) => [...row]),
    guess: guessColumns(record.columns),
    mapping: record.mapping,
  };
}
