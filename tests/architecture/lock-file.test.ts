import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { root } from './source-files.ts';

const lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() }),
  ),
});

test('the lock file holds every platform’s packages, or npm ci refuses a fresh clone', () => {
  // `npm install` beside a full node_modules drops those of other platforms; add them again from the history of this file.
  const { packages } = lock.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const held = (name: string, owner: string) =>
    `node_modules/${name}` in packages || `${owner}/node_modules/${name}` in packages;
  const missing = Object.entries(packages).flatMap(([owner, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !held(name, owner)),
  );
  expect(missing).toEqual([]);
});
