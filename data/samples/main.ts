import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generateCounty } from './generate.ts';
import { recipes } from './recipes.ts';

/** `npm run samples`: writes every shipped county anew. Schemes and categories are written by hand and stay as they are. */
const root = join(import.meta.dirname, '..', '..');
const categories: unknown = JSON.parse(await readFile(join(root, 'data', 'categories.json'), 'utf8'));
const wanted = process.argv.slice(2);

for (const recipe of recipes) {
  if (wanted.length > 0 && !wanted.includes(recipe.county)) continue;
  const start = performance.now();
  const files = generateCounty(recipe, categories);
  let bytes = 0;
  for (const [path, text] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
    bytes += Buffer.byteLength(text);
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${recipe.county}: ${files.size} files, ${Math.round(bytes / 1024)} kB, ${seconds} s`);
}
