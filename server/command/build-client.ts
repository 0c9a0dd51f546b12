import { spawnSync } from 'node:child_process';
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
 * @throws Error if the build fails; the builder has then printed why
 */
export async function buildClient(root: string): Promise<string> {
  const stamp = join(root, 'dist', '.sources');
  const hash = hashOfSources(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return 'client is up to date';
  // A process of its own: the builder's memory is given back before the server starts to serve for weeks.
  const vite = [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'];
  const { status } = spawnSync(process.execPath, vite, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error('the client could not be built; the lines above say why');
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
