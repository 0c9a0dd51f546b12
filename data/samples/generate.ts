import { categorySet } from '../model/issue.ts';
import { boundaryFiles, drawBuildings } from './documents.ts';
import { draftTown } from './draft.ts';
import { presentFile } from './issue-times.ts';
import { issuesFile } from './issues.ts';
import { listText, objectText } from './json-text.ts';
import { patrolsFile } from './patrols.ts';
import type { Recipe } from './recipe.ts';

/**
 * Everything the generator knows about a county, as text by path from the repository's root. Pure: the same recipe
 * and categories give the same bytes.
 * @param categories the parsed content of data/categories.json
 */
export function generateCounty(recipe: Recipe, categories: unknown): Map<string, string> {
  const { county } = recipe;
  const draft = draftTown(county, recipe.sketch);
  const buildings = drawBuildings(draft, recipe.buildings);
  const grids = recipe.divide(draft, buildings);
  const files = new Map<string, string>();
  for (const [name, text] of boundaryFiles(draft, grids, buildings))
    files.set(`geojson/counties/${county}/${name}`, text);
  files.set(`data/counties/${county}/grids.json`, `${listText(grids.grids)}\n`);
  files.set(`data/counties/${county}/roster.json`, objectText({ ...recipe.roster(draft, grids) }));
  const set = categorySet.parse(categories);
  const streets = draft.streets.filter(({ kind }) => kind !== 'rail').map(({ id }) => id);
  files.set(`data/counties/${county}/patrols.json`, patrolsFile(county, streets));
  files.set(`data/counties/${county}/present.json`, presentFile());
  files.set(`data/counties/${county}/issues.csv`, issuesFile(draft, set.categories, recipe.issues));
  return files;
}
