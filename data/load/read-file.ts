import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';

/** Something is wrong with a file that a person wrote: the file, the place in it and what to mend. */
export class FileFault extends Error {
  override readonly name = 'FileFault';
  constructor(file: string, places: readonly string[]) {
    const shown = places.slice(0, 10);
    const more = places.length > shown.length ? [`… and ${places.length - shown.length} more`] : [];
    super(`${file}: ${[...shown, ...more].join('; ')}`);
  }
}

/**
 * Reads a JSON file and parses it by its schema.
 * @throws FileFault naming the file and the path in it
 */
export function readJson<S extends z.ZodType>(file: string, schema: S): z.output<S> {
  return parseAs(file, schema, readValue(file));
}

/**
 * Reads a CSV file with a header line; every row is parsed by `row`.
 * @throws FileFault naming the file and the line
 */
export function readCsv<S extends z.ZodType>(file: string, row: S): z.output<S>[] {
  return readRecords(file).map((record, index) => parseAs(`${file} line ${index + 2}`, row, record));
}

function parseAs<S extends z.ZodType>(file: string, schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new FileFault(
    file,
    parsed.error.issues.map((issue) => `${z.core.toDotPath(issue.path) || 'the whole'}: ${issue.message}`),
  );
}

function readRecords(file: string): unknown[] {
  try {
    return parse(readText(file), { columns: true, bom: true, skip_empty_lines: true });
  } catch (error) {
    if (error instanceof CsvError) throw new FileFault(file, [error.message]);
    throw error;
  }
}

function readValue(file: string): unknown {
  try {
    return JSON.parse(readText(file));
  } catch (error) {
    if (error instanceof SyntaxError) throw new FileFault(file, [error.message]);
    throw error;
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new FileFault(file, [error instanceof Error ? error.message : String(error)]);
  }
}
