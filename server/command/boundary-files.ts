import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A file cannot be read or written: a sentence that says which, why, and what to do. */
export class FileTrouble extends Error {
  override readonly name = 'FileTrouble';
}

/** @throws FileTrouble */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new FileTrouble(`读不了 ${file} 请检查路径和权限 · cannot be read: ${why(error)}`);
  }
}

interface Collection {
  readonly features: readonly object[];
  readonly [member: string]: unknown;
}

/** A collection as the text of a file, a feature a line, so that people see what changed. */
export function collectionText({ features, ...head }: Collection): string {
  const before = JSON.stringify({ type: 'FeatureCollection', ...head }).slice(0, -1);
  const lines = features.map((one) => JSON.stringify(one)).join(',\n');
  return `${before},"features":[\n${lines}\n]}\n`;
}

/**
 * Writes a collection; makes its folder where there is none. A file that is there already is never written over.
 * @throws FileTrouble
 */
export function writeCollection(file: string, collection: Collection): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, collectionText(collection), { flag: 'wx' });
  } catch (error) {
    throw new FileTrouble(
      `写不了 ${file}；已有的文件不会被覆盖，请换一个名字 · cannot be written (files are never written over; name another): ${why(error)}`,
    );
  }
  console.log(`  → ${file}`);
}

const why = (error: unknown) => (error instanceof Error ? error.message : String(error));
