import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countyNames } from '../../../data/load/county-folders.ts';
import { generateCounty } from '../../../data/samples/generate.ts';
import { recipes } from '../../../data/samples/recipes.ts';

const root = join(import.meta.dirname, '../../..');
const categories: unknown = JSON.parse(readFileSync(join(root, 'data/categories.json'), 'utf8'));

describe('npm run samples', () => {
  it.each(recipes.map((recipe) => [recipe.county, recipe] as const))(
    '%s: the same bytes again',
    (_, recipe) => {
      const files = generateCounty(recipe, categories);
      expect([...files.keys()].length).toBe(10);
      const changed = [...files].filter(([path, text]) => readFileSync(join(root, path), 'utf8') !== text);
      expect(changed.map(([path]) => path)).toEqual([]);
    },
  );

  it('makes every county that has a folder', () => {
    expect(recipes.map((recipe) => recipe.county).sort()).toEqual(countyNames(root));
  });
});
