import { displayStates } from '../../../data/model/issue.ts';
import type { Tier } from '../../../data/model/scheme.ts';
import type { Speak } from '../../i18n/use-text.ts';
import { type Urgency, urgencies } from '../../ui/palette.ts';
import { StateShape } from './state-shape.tsx';
import styles from './wall-legend.module.css';

interface WallLegendProps {
  readonly t: Speak;
  readonly tier: Tier;
  readonly parent: Tier | undefined;
}

/** What the map's signs mean: shape is state, colour is urgency, a thick line is the tier above. */
export function WallLegend({ t, tier, parent }: WallLegendProps) {
  return (
    <section className={styles.legend} aria-label={t('wall.legend')}>
      <ul>
        {displayStates
          .filter((state) => state !== 'closed')
          .map((state) => (
            <li key={state}>
              <StateShape state={state} /> {t(`issue.state.${state}`)}
            </li>
          ))}
      </ul>
      <ul>
        {urgencies.filter(isOpen).map((urgency) => (
          <li key={urgency}>
            <i className={styles.swatch} data-urgency={urgency} /> {t(`issue.urgency.${urgency}`)}
          </li>
        ))}
      </ul>
      <ul>
        {tier.kind === 'area' && (
          <li>
            <i className={styles.border} /> {t(tier.label)}
          </li>
        )}
        {parent !== undefined && (
          <li>
            <i className={styles.parentBorder} /> {t(parent.label)}
          </li>
        )}
      </ul>
    </section>
  );
}

const isOpen = (urgency: Urgency) => urgency !== 'done';
