import { gridIndex } from '../../../geojson/kernel/grid-geometry.ts';
import { useText } from '../../i18n/use-text.ts';
import { boundsOf } from '../../overlays/grid-features.ts';
import { Choice } from '../../ui/field.tsx';
import { shapeOf } from './drawn-plan.ts';
import { covered } from './fly-to.ts';
import type { GridCardProps } from './grid-form.ts';
import { gridOptions } from './grid-options.ts';

/** Every grid of the tier being edited and of those above it, for who has no mouse; the one that is chosen is brought into sight. */
export function GridSelect({ county, engine, chooser, chosen, drawn, tier, gridOf }: GridCardProps) {
  const t = useText();
  const { plan } = drawn;
  const labelOf = new Map(county.scheme.tiers.map(({ id, label }) => [id, t(label)]));
  const tiers: number[] = [];
  for (let above = tier; above !== -1; above = plan.tiers[above]?.parent ?? -1) tiers.push(above);
  const options = tiers.flatMap((index) => {
    const { id: tierId = '', grids = [] } = plan.tiers[index] ?? {};
    const ids = grids.map(({ id }) => id);
    return gridOptions(t, ids, gridOf).map(({ value, label }) => ({
      value,
      label: index === tier ? label : `${labelOf.get(tierId) ?? tierId} · ${label}`,
    }));
  });
  const choose = (grid: string) => {
    const index = tiers.find((one) => gridIndex(plan, one, grid) !== -1) ?? -1;
    const tierId = plan.tiers[index]?.id;
    chooser.choose(tierId === undefined ? null : { tier: tierId, grid });
    const geometry = shapeOf(drawn, tierId ?? '', grid);
    const bounds = geometry === null ? null : boundsOf([geometry]);
    if (bounds !== null) engine?.flyToBounds(bounds, covered());
  };
  return (
    <Choice
      label={t('planner.grid.choose')}
      value={chosen?.grid ?? ''}
      options={[{ value: '', label: t('planner.grid.none') }, ...options]}
      onChoose={choose}
    />
  );
}
