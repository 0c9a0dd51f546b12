import { useText } from '../../i18n/use-text.ts';
import type { Engine } from '../../map/engine-types.ts';
import { flyToPlace } from './fly-to.ts';
import styles from './planner.module.css';

/** A place where a check fails, and what it is. */
export interface CheckPlace {
  readonly text: string;
  readonly place: readonly [longitude: number, latitude: number];
  /** The plan in force does not fail there. */
  readonly fresh?: boolean;
}

/** More would push the other checks out of sight; they are counted. */
const MOST = 5;

interface CheckItemProps {
  readonly ok: boolean;
  readonly text: string;
  readonly places?: readonly CheckPlace[];
  readonly engine: Engine | null;
}

/** A check passed or failed, with the places where it fails: each leads there on the map. */
export function CheckItem({ ok, text, places = [], engine }: CheckItemProps) {
  const t = useText();
  return (
    <li className={ok ? styles.passed : styles.failed} data-ok={ok}>
      <span role="img" aria-label={t(ok ? 'planner.checks.ok' : 'planner.checks.failed')}>
        {ok ? '✓' : '✗'}
      </span>
      <div>
        {text}
        {places.length > 0 && (
          <ul className={styles.places}>
            {places.slice(0, MOST).map(({ text: what, place, fresh }) => (
              <li key={`${what} ${place.join()}`}>
                <button type="button" className={styles.edit} onClick={() => flyToPlace(engine, place)}>
                  {fresh === true && <strong>{t('planner.checks.fresh')} </strong>}
                  {what}
                </button>
              </li>
            ))}
            {places.length > MOST && <li>{t('planner.checks.more', { n: places.length - MOST })}</li>}
          </ul>
        )}
      </div>
    </li>
  );
}
