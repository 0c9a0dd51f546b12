import { useText } from '../../i18n/use-text.ts';
import { latticePlace } from './lattice-place.ts';
import styles from './planner.module.css';
import type { ShowPlace } from './pointed-place.ts';

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
  readonly show: ShowPlace;
}

/** A check passed or failed, with the places where it fails: each leads there on the map. */
export function CheckItem({ ok, text, places = [], show }: CheckItemProps) {
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
            {places.slice(0, MOST).map(({ text: what, place: [longitude, latitude], fresh }) => (
              <li key={`${what} ${longitude} ${latitude}`}>
                <button
                  type="button"
                  className={styles.edit}
                  onClick={() => show(latticePlace({ longitude, latitude }), text)}
                >
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
