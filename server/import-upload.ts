import { createHash } from 'node:crypto';
import { readIssuesTable, TableFault, type TableRefusal } from '../data/load/issues-table.ts';
import type { ImportJob } from '../data/model/import.ts';
import type { ImportRows } from '../data/store/import-store.ts';

/** How many rows are handled in one transaction. */
const chunkLength = 2_000;

/** A table cut into chunks. */
export interface UploadedTable {
  readonly ok: true;
  readonly encoding: ImportJob['encoding'];
  readonly columns: readonly string[];
  readonly chunks: readonly ImportRows[];
  /** Of the columns and rows, however the file was encoded. */
  readonly digest: string;
}

/** Reads an uploaded file, as a table; nothing is understood of its rows yet. */
export async function readUpload(
  bytes: Uint8Array,
): Promise<
  UploadedTable | { readonly ok: false; readonly reason: TableRefusal['reason']; readonly detail: string }
> {
  const table = await readIssuesTable(bytes);
  if (!table.ok) return table;
  const { encoding, columns } = table;
  const hash = createHash('sha256').update(JSON.stringify(columns));
  const chunks: ImportRows[] = [];
  let chunk: (readonly string[])[] = [];
  try {
    for await (const batch of table.batches)
      for (const row of batch) {
        hash.update(`\n${JSON.stringify(row)}`);
        chunk.push(row);
        if (chunk.length < chunkLength) continue;
        chunks.push(chunk);
        chunk = [];
      }
  } catch (error) {
    if (error instanceof TableFault) return { ok: false, reason: 'not-a-table', detail: error.message };
    throw error;
  }
  if (chunk.length > 0) chunks.push(chunk);
  if (chunks.length === 0)
    return { ok: false, reason: 'empty', detail: 'there are no rows under the heading' };
  return { ok: true, encoding, columns, chunks, digest: hash.digest('hex') };
}
