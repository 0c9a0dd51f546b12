import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { readSheet } from 'read-excel-file/node';
import type { ImportJob } from '../model/import.ts';
import { csvSplitter } from './csv-rows.ts';
import { findHeading, isFilled } from './issues-heading.ts';
import { whyNotUnpacked } from './table-zip.ts';

/** A table of texts: its columns' names, and its rows as they come. */
export interface IssuesTable {
  readonly ok: true;
  readonly encoding: ImportJob['encoding'];
  readonly columns: readonly string[];
  /** Rows as long as `columns`, some at a time. @throws TableFault where the file turns out not to be a table */
  readonly batches: AsyncIterable<readonly (readonly string[])[]>;
}

/** Why a file is no table. */
export type TableRefusal = {
  readonly ok: false;
  readonly reason: 'not-a-table' | 'too-large' | 'empty' | 'too-many-columns';
  readonly detail: string;
};

/** What is wrong in the middle of a file. */
export class TableFault extends Error {
  override readonly name = 'TableFault';
}

/** What a table may have. Unpacked XLSX takes about eight times its XML in memory. */
export const tableLimits = { columns: 200, cell: 10_000, record: 200_000, unpacked: 100_000_000 } as const;

/**
 * Reads CSV (UTF-8, GB18030 with GBK in it, UTF-16 as Excel's "Unicode text"; comma, semicolon or tab) or the first sheet of an
 * XLSX workbook. Dates of a workbook come as local texts, YYYY-MM-DD HH:MM:SS.
 */
export async function readIssuesTable(bytes: Uint8Array): Promise<IssuesTable | TableRefusal> {
  if (oldWorkbook.every((byte, at) => bytes[at] === byte)) return refuse('not-a-table', oldWorkbookDetail);
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const source = zipped ? await workbookRows(bytes) : csvRows(bytes);
  if ('reason' in source) return source;
  const batches = source.batches[Symbol.asyncIterator]();
  const begun = await begin(batches);
  if (!('columns' in begun)) return begun;
  const { columns, rest } = begun;
  if (columns.length > tableLimits.columns)
    return refuse('too-many-columns', `${columns.length} columns; at most ${tableLimits.columns}`);
  return { ok: true, encoding: source.encoding, columns, batches: evenRows(rest, batches, columns.length) };
}

/** What .xls files begin with, and workbooks that ask for a password: a compound file (MS-CFB 2.2). */
const oldWorkbook = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const oldWorkbookDetail =
  '旧版 .xls 或加密的工作簿，请另存为不加密的 .xlsx (an old or encrypted workbook: save it as .xlsx)';

type Rows = readonly (readonly string[])[];

type Source = {
  readonly encoding: ImportJob['encoding'];
  readonly batches: AsyncIterable<Rows>;
};

const refuse = (reason: TableRefusal['reason'], detail: string): TableRefusal => ({
  ok: false,
  reason,
  detail,
});

/** The columns' names, from the first rows that come with anything in them; and the rows that came along with them. */
async function begin(
  batches: AsyncIterator<Rows>,
): Promise<{ readonly columns: readonly string[]; readonly rest: Rows } | TableRefusal> {
  try {
    for (;;) {
      const { done, value } = await batches.next();
      if (done) return refuse('empty', 'there is no line with names of columns');
      const heading = findHeading(value);
      if (heading !== null) return { columns: heading.columns, rest: value.slice(heading.above) };
    }
  } catch (error) {
    if (error instanceof TableFault) return refuse('not-a-table', error.message);
    throw error;
  }
}

/** Rows as long as the heading; empty ones are left out. */
async function* evenRows(rest: Rows, batches: AsyncIterator<Rows>, length: number): AsyncGenerator<Rows> {
  const even = (row: readonly string[]) =>
    row.length === length ? row : Array.from({ length }, (_, index) => row[index] ?? '');
  for (let batch = rest; ; ) {
    yield batch.filter(isFilled).map(even);
    const { done, value } = await batches.next();
    if (done) return;
    batch = value;
  }
}

/** How a text is encoded: by its mark, else UTF-8 where it is valid UTF-8, else GB18030. */
function encodingOf(bytes: Uint8Array): 'utf-8' | 'gb18030' | 'utf-16le' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return isUtf8(bytes) ? 'utf-8' : 'gb18030';
}

function csvRows(bytes: Uint8Array): Source | TableRefusal {
  const encoding = encodingOf(bytes);
  if (encoding !== 'utf-16le' && bytes.subarray(0, 4_096).includes(0))
    return refuse('not-a-table', 'not a text');
  return { encoding, batches: parsedCsv(bytes, encoding) };
}

const sliceLength = 64 * 1_024;

/** The text in pieces, so that others get their turn between them. */
async function* textOf(bytes: Uint8Array, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let at = 0; at < bytes.length; at += sliceLength) {
    const text = decoder.decode(bytes.subarray(at, at + sliceLength), { stream: true });
    yield text;
    await new Promise(setImmediate);
  }
  yield decoder.decode();
}

async function* parsedCsv(bytes: Uint8Array, encoding: string): AsyncGenerator<Rows> {
  const splitter = csvSplitter(delimiterOf(new TextDecoder(encoding).decode(bytes.subarray(0, sliceLength))));
  try {
    for await (const text of textOf(bytes, encoding)) {
      yield checkedRows(splitter.push(text));
      if (splitter.waiting() > tableLimits.record)
        throw new TableFault(
          `a row has more than ${tableLimits.record} characters; is a quotation not closed?`,
        );
    }
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw new TableFault(`not a text in ${encoding}`);
    throw error;
  }
  const last = splitter.end();
  if (last === null) throw new TableFault('the last row has a quotation that is not closed');
  yield checkedRows(last);
}

/** The separator that the first line with any has most of. */
function delimiterOf(text: string): string {
  const line = text.split(/[\r\n]/).find((one) => /[,;\t]/.test(one)) ?? '';
  const count = (one: string) => line.split(one).length;
  return [',', ';', '\t'].sort((a, b) => count(b) - count(a))[0] ?? ',';
}

function checkedRows(rows: Rows): Rows {
  return rows.map((row) =>
    row.map((cell) => {
      if (cell.length > tableLimits.cell)
        throw new TableFault(`a cell has ${cell.length} characters; at most ${tableLimits.cell}`);
      return cell.trim();
    }),
  );
}

async function workbookRows(bytes: Uint8Array): Promise<Source | TableRefusal> {
  const not = whyNotUnpacked(bytes, tableLimits.unpacked);
  if (not !== null)
    return refuse(not === 'too-large' ? not : 'not-a-table', `not a workbook that can be unpacked: ${not}`);
  try {
    const sheet: readonly (readonly unknown[])[] = await readSheet(Buffer.from(bytes));
    const rows = checkedRows(sheet.map((row) => row.map(cellText)));
    return { encoding: 'xlsx', batches: Readable.from([rows]) };
  } catch (error) {
    return refuse('not-a-table', error instanceof Error ? error.message : String(error));
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  // A workbook's dates have no zone; the reader gives them as if they were UTC. They are days and fractions: rounded to seconds.
  if (cell instanceof Date)
    return new Date(Math.round(cell.getTime() / 1_000) * 1_000).toISOString().slice(0, 19).replace('T', ' ');
  return String(cell).trim();
}
