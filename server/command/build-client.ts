import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the built client depends on. */
const sources = [
  'client/**/*',
  'data/api.ts',
  'data/{model,rules}/**/*.ts',
  'geojson/{kernel,operations,checks,formats}/**/*.ts',
  'package-lock.json',
  'vite.config.ts',
];

/**
 * Builds the client into `dist` unless that was done from the very same sources; a stamp beside the build holds their hash.
 * @param root the project's folder
 * @returns what was done, in words
 */
export async function buildClient(root: string): Promise<string> {
  const stamp = join(root, 'dist', '.sources');
  const hash = hashOfSources(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return 'client is up to date';
  const { build } = await import('vite');
  await build({ configFile: join(root, 'vite.config.ts'), root: join(root, 'client'), logLevel: 'warn' });
  writeFileSync(stamp, hash);
  return 'client built';
}

/** The hash of everything the built client depends on. */
export function hashOfSources(root: string): string {
  const hash = createHash('sha256');
  const files = globSync(sources, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(`\0${file.slice(root.length)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}
