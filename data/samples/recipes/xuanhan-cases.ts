import type { Category } from '../../model/issue.ts';
import type { Draft } from '../draft.ts';
import { somewhereIn } from '../issue-sites.ts';
import { hour } from '../issue-times.ts';
import type { SampleIssue } from '../issues.ts';
import type { Random } from '../random.ts';

/** The document counts 190 cases of illegal building and 8,200 m² pulled down, January to October. */
export const caseCount = 190;
export const caseSquareMetres = 8200;
const from = Date.UTC(2026, 0, 1) - 8 * hour;
const until = Date.UTC(2026, 10, 1) - 8 * hour;

export function illegalBuildings(
  draft: Draft,
  category: (id: string) => Category,
  random: Random,
): readonly SampleIssue[] {
  return areas(random).map((squareMetres) => {
    const { at, block } = somewhereIn(
      draft,
      ['village', 'village', 'old-town', 'residential', 'industry'],
      random,
    );
    const place = draft.places.find((each) => each.block === draft.blocks.indexOf(block));
    const where = place?.name ?? { zh: `${block.id} 街区`, en: `block ${block.id}` };
    const reported = from + Math.floor(random.next() * ((until - from) / 60_000)) * 60_000;
    return { category: category('illegal-building'), at, where, reported, squareMetres, settled: true };
  });
}

/** Whole square metres that add up exactly; a few large ones among many small. */
function areas(random: Random): number[] {
  const raw = Array.from({ length: caseCount }, () => 8 + 90 * random.next() * random.next());
  const sum = raw.reduce((a, b) => a + b, 0);
  const whole = raw.map((value) => Math.floor((value * caseSquareMetres) / sum));
  const left = caseSquareMetres - whole.reduce((a, b) => a + b, 0);
  return whole.map((value, k) => (k < left ? value + 1 : value));
}

/** The count is complete, so chance may add no case to those ten months. */
export function outsideTheCount(category: Category, reported: number): boolean {
  return !category.illegalBuilding || reported < from || reported >= until;
}
