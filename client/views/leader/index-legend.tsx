import type { TierFeature } from '../../../data/model/replies.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Choropleth } from '../../overlays/choropleth.ts';
import { type GridIndex, gridIndices } from '../../overlays/issues/index-classes.ts';
import { Choice } from '../../ui/field.tsx';
import { palettes } from '../../ui/palette.ts';
import { useTheme } from '../../ui/use-theme.ts';
import styles from './index-legend.module.css';
import { indexLines } from './index-lines.ts';
import { indexText } from './index-text.ts';

interface IndexLegendProps {
  readonly index: GridIndex | undefined;
  readonly shown: Choropleth | null;
  /** The grid the pointer rests on. */
  readonly pointed: TierFeature | undefined;
  readonly onChoose: (index: GridIndex | undefined) => void;
}

/** Which index colours the grids, what it is, its classes with how many grids are in each, and the figures of the grid pointed at. */
export function IndexLegend({ index, shown, pointed, onChoose }: IndexLegendProps) {
  const t = useText();
  return (
    <section className={styles.legend} aria-label={t('issues.index')}>
      <Choice
        label={t('issues.index')}
        value={index ?? ''}
        options={[
          { value: '', label: t('issues.index.none') },
          ...gridIndices.map((one) => ({ value: one, label: t(`issues.index.${one}`) })),
        ]}
        onChoose={(value) => onChoose(gridIndices.find((one) => one === value))}
      />
      {shown !== null && (
        <>
          <p className={styles.rule}>{t(`issues.index.${shown.index}.rule`)}</p>
          <Classes shown={shown} />
          <p className={styles.rule}>{t('issues.index.crowds')}</p>
          <p className={styles.pointed}>
            {pointed === undefined ? (
              t('issues.index.hint')
            ) : (
              <>
                <strong>
                  {pointed.code} {pointed[t.language] === pointed.code ? '' : pointed[t.language]}
                </strong>
                <br />
                {indexText(t, shown.index, shown.valueIn.get(pointed.id))}
              </>
            )}
          </p>
        </>
      )}
    </section>
  );
}

function Classes({ shown }: { readonly shown: Choropleth }) {
  const t = useText();
  const { ramp } = palettes[useTheme()].map;
  return (
    <ul>
      {indexLines(t, shown, ramp).map(({ key, colour, label, count }) => (
        <li key={key} className={styles.class}>
          <i className={styles.swatch} style={{ background: colour }} />
          <span className={styles.label}>{label}</span>
          <span className={styles.count}>{t('issues.index.grids', { n: formatNumber(t, count) })}</span>
        </li>
      ))}
    </ul>
  );
}
