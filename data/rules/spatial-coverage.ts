import type { Counts, StateCounts } from '../model/replies.ts';
import type { Bilingual } from '../model/text.ts';

/** What the spatial certificate says of a tier, as it is shown. Source: domain.md §1, "full coverage", 1 to 3. */
export const spatialDefinition: Bilingual = {
  zh: '范围是施行方案的全部街区，覆盖是其中归入本层网格的部分，都按格点（一千万分之一度）精确计算，平方米只供参考。空白是没有归入本层网格的街区，相连的算一处；重叠是建图时被多个街区同时包含的地方。两者都没有、且上级网格恰是下级之和，才算无缝。网格外是上报时不在本层任何网格内的问题。',
  en: 'The scope is all blocks of the plan in force; covered are those in a grid of the tier: both exact, in lattice units of 1e-7 degree; square metres are for reading. A gap is blocks without a grid, joined where they touch; an overlap is what several blocks held when the map was built. Seamless: neither, and every parent is exactly its children. Outside are issues that lay in no grid of the tier when they were reported.',
};

const sum = (counts: StateCounts): number => Object.values(counts).reduce((all, one) => all + one, 0);

/** How many issues are attributed to no grid of a tier. */
export function issuesOutside(tier: string, { total, grids }: Pick<Counts, 'total' | 'grids'>): number {
  const within = grids.filter((one) => one.tier === tier).map(({ counts }) => sum(counts));
  return sum(total) - within.reduce((all, one) => all + one, 0);
}
