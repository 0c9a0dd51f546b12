import { formatAge } from '../../i18n/format.ts';
import type { Speak } from '../../i18n/use-text.ts';
import type { LiveState } from '../../session/live.ts';
import { useNow } from '../../session/use-now.ts';
import styles from './wall.module.css';

/** A connection that blinks is not worth a word. */
const grace = 4000;
/** Counts are asked for every minute; unanswered for this long they are old, whatever the stream says. */
const oldest = 150_000;

interface FreshnessProps {
  readonly t: Speak;
  readonly live: LiveState;
  /** When the counts were last received, in epoch milliseconds; 0: never. */
  readonly countedAt: number;
}

/** Says that the figures are live, or how old they are. */
export function Freshness({ t, live, countedAt }: FreshnessProps) {
  const now = useNow(1000);
  const age = ageOf(live, countedAt, now);
  return (
    <p className={age === null ? styles.fresh : styles.stale} role="status" data-fresh={age === null}>
      {age === null ? t('wall.live') : t('wall.stale', { age: formatAge(t, age) })}
    </p>
  );
}

/** How long ago the figures were last known to be true, in milliseconds; null while they are. */
export function ageOf(live: LiveState, countedAt: number, now: number): number | null {
  const trueUntil = live.connected ? countedAt : (live.lostAt ?? countedAt);
  const age = Math.max(0, now - trueUntil);
  return age < (live.connected ? oldest : grace) ? null : age;
}
