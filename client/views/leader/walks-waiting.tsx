import { formatClock, formatLength } from '../../i18n/format.ts';
import { type Speak, useText } from '../../i18n/use-text.ts';
import { pageRecorder } from '../../session/walks/page-recorder.ts';
import { isUnsent, metresOf, millisecondsOf, type Walk } from '../../session/walks/walk.ts';
import type { RecorderState } from '../../session/walks/walk-recorder.ts';
import { Button } from '../../ui/button.tsx';
import page from '../../ui/page.module.css';
import { refusalText } from './refused-track.ts';
import { sentText } from './walk-recording.tsx';
import styles from './walks.module.css';

/** What came of the last walk, what is over and has not arrived yet, and what the server would not take. */
export function WalksWaiting({ state: { walks, failure, done } }: { readonly state: RecorderState }) {
  const t = useText();
  const waiting = walks.filter((walk) => walk.endedAt !== null && isUnsent(walk));
  const refused = [...walks, ...(done === null ? [] : [done])].flatMap((walk) => walk.refused ?? []);
  return (
    <>
      {done !== null && <p role="status">{outcome(t, done)}</p>}
      {failure !== null && walks.some(isUnsent) && (
        <p className={styles.kept} role="status">
          {t('tracks.sending.kept')}
        </p>
      )}
      {waiting.map((walk) => (
        <p key={walk.name} className={styles.waiting}>
          <span>{sentText(t, walk)}</span>
          {failure !== null && (
            <Button onClick={() => pageRecorder.discard(walk.name)}>{t('tracks.discard')}</Button>
          )}
        </p>
      ))}
      {refused.map(({ points, reason }) => (
        <p key={reason} className={page.fault} role="alert">
          {t('tracks.sending.refused', { n: points, why: refusalText(t, reason) })}
        </p>
      ))}
    </>
  );
}

function outcome(t: Speak, walk: Walk): string {
  if (walk.points.length === 0) return t('tracks.done.nothing');
  return t('tracks.done', {
    length: formatLength(t, Math.round(metresOf(walk))),
    time: formatClock(millisecondsOf(walk, 0)),
    streets: formatLength(t, Math.round(walk.streetMetres)),
  });
}
