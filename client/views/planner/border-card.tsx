import { codeAndName } from '../../../data/rules/grid-bounds.ts';
import { formatLength } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Switch } from '../../ui/switch.tsx';
import { edgesOf, metresOf } from './border-at.ts';
import type { BorderChoice } from './border-chooser.ts';
import type { BorderCardProps } from './border-form.ts';
import { BorderNameForm } from './border-name-form.tsx';
import { BorderShape } from './border-shape.tsx';
import { BoundsList } from './bounds-list.tsx';
import { DividingForm } from './dividing-form.tsx';
import { flyToVertex } from './fly-to.ts';
import styles from './planner.module.css';

/** A border between two grids: what it divides, how long it is, what it is called, and its course. */
export function BorderCard(props: BorderCardProps) {
  const t = useText();
  const { engine, show, chooser, choice, now, inForce } = props;
  const { plan, border, whole } = choice;
  const step = (by: 1 | -1) => {
    const place = chooser.step(by);
    if (place !== null) flyToVertex(engine, place);
  };
  const edges = border === null ? [] : edgesOf(border, whole);
  return (
    <section className={styles.section}>
      <h2>{t('planner.border')}</h2>
      <Described {...props} edges={edges} />
      <div className={styles.row}>
        <Button onClick={() => step(-1)}>{t('planner.border.previous')}</Button>
        <Button onClick={() => step(1)}>{t('planner.border.next')}</Button>
      </div>
      {border !== null && (
        <>
          {border.line.halves.length > 1 && (
            <Switch
              label={t('planner.border.extent')}
              value={whole ? 'whole' : 'stretch'}
              options={[
                { value: 'whole', label: t('planner.border.whole') },
                { value: 'stretch', label: t('planner.border.stretch') },
              ]}
              onChange={(value) => chooser.mean(value === 'whole')}
            />
          )}
          <BoundsList {...{ now, inForce }} tier={choice.tier} grids={gridsBeside(choice)} />
          <BorderShape {...{ show, chooser, plan, border, edges }} course={choice.course} />
          <BorderNameForm key={border.at.join()} {...{ show, chooser, plan, border, edges }} />
          <DividingForm {...{ show, chooser, plan, border, edges }} />
        </>
      )}
    </section>
  );
}

/** The grids on either side, by id. */
function gridsBeside({ plan, tier, border }: BorderChoice): string[] {
  return [border?.line.left, border?.line.right].flatMap((grid) => {
    const id = plan.tiers[tier]?.grids[grid ?? -1]?.id;
    return id === undefined ? [] : [id];
  });
}

/** Which two grids it divides, how long it is, and its name. */
function Described({
  choice,
  now: { gridOf },
  edges,
}: BorderCardProps & { readonly edges: readonly number[] }) {
  const t = useText();
  const { plan, tier, border } = choice;
  if (border === null) return <p role="status">{t('planner.border.hint')}</p>;
  const nameOf = (grid: number) => {
    const found = gridOf.get(plan.tiers[tier]?.grids[grid]?.id ?? '');
    return found === undefined ? t('planner.border.outside') : t(codeAndName(found));
  };
  const { left, right, name } = border.line;
  const line = plan.names[name];
  return (
    <p role="status">
      {t('planner.border.between', { left: nameOf(left), right: nameOf(right) })}
      <br />
      {formatLength(t, metresOf(plan, edges))}
      {' · '}
      {line === undefined ? t('planner.border.unnamed') : t(line.dividing ?? line.name)}
    </p>
  );
}
