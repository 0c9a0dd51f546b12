import { fourBounds, fourBoundsText } from '../../geojson/kernel/four-bounds.ts';
import type { Plan } from '../../geojson/kernel/plan.ts';
import type { Grid } from '../model/plan.ts';
import type { Bilingual } from '../model/text.ts';

/** What the rim of the scope is called in the four bounds. */
const rim: Bilingual = { zh: '网格化管理区域外缘', en: 'the edge of the managed area' };

/** The four bounds of a grid of a plan, as every document says them. @param gridOf the county's grids by id */
export function gridBounds(
  plan: Plan,
  tier: number,
  grid: number,
  gridOf: ReadonlyMap<string, Grid>,
): Bilingual {
  const labelOf = (other: number): Bilingual => {
    const id = plan.tiers[tier]?.grids[other]?.id ?? '';
    const found = gridOf.get(id);
    return found === undefined ? { zh: id, en: id } : codeAndName(found);
  };
  return fourBoundsText(fourBounds(plan, tier, grid, labelOf, rim));
}

/** What a grid is called by its neighbours: code and name, the code not twice. */
export function codeAndName({ code, label }: Pick<Grid, 'code' | 'label'>): Bilingual {
  const joined = (name: string) => (name.includes(code) ? name : `${code} ${name}`);
  return { zh: joined(label.zh), en: joined(label.en) };
}
