import { walkRule } from '../../../data/rules/walk-matching.ts';
import { formatClock, formatLength, formatNumber } from '../../i18n/format.ts';
import { type Speak, useText } from '../../i18n/use-text.ts';
import type { DevicePlace } from '../../session/device-place.ts';
import { useNow } from '../../session/use-now.ts';
import { pageRecorder } from '../../session/walks/page-recorder.ts';
import { metresOf, millisecondsOf, type Walk } from '../../session/walks/walk.ts';
import { type RecorderState, recorded } from '../../session/walks/walk-recorder.ts';
import { Button } from '../../ui/button.tsx';
import { Facts, Section } from './card.tsx';
import styles from './walks.module.css';

interface WalkRecordingProps {
  readonly county: string;
  readonly state: RecorderState;
}

/** Begins to record a walk by the device's own position; while it does, how far it has come. */
export function WalkRecording({ county, state }: WalkRecordingProps) {
  const t = useText();
  const walk = recorded(state);
  return (
    <Section title={t('tracks.record')}>
      {walk === undefined ? (
        <>
          <p>{t('tracks.record.explain')}</p>
          <Button kind="main" onClick={() => pageRecorder.start(county)}>
            {t('tracks.record.start')}
          </Button>
        </>
      ) : (
        <Progress walk={walk} place={state.place} />
      )}
    </Section>
  );
}

function Progress({ walk, place }: { readonly walk: Walk; readonly place: DevicePlace | null }) {
  const t = useText();
  const now = useNow(1_000);
  return (
    <>
      <p className={styles.figures}>
        <span>
          <small>{t('tracks.length')}</small>
          {formatLength(t, Math.round(metresOf(walk)))}
        </span>
        <span>
          <small>{t('tracks.time')}</small>
          {formatClock(millisecondsOf(walk, now))}
        </span>
      </p>
      <Facts
        facts={[
          [t('tracks.accuracy'), accuracyText(t, place)],
          [t('tracks.sending'), sentText(t, walk)],
        ]}
      />
      <Button kind="main" onClick={pageRecorder.finish}>
        {t('tracks.record.finish')}
      </Button>
    </>
  );
}

/** How many points of a walk have arrived. */
export const sentText = (t: Speak, { sent, points }: Walk): string =>
  t('tracks.sending.points', { sent: formatNumber(t, sent), all: formatNumber(t, points.length) });

function accuracyText(t: Speak, place: DevicePlace | null): string {
  if (place === null) return t('tracks.accuracy.waiting');
  if (!place.ok) return t(`tracks.place.${place.reason}`);
  const isExact = place.accuracy <= walkRule.accuracyMetres;
  return t(isExact ? 'tracks.accuracy.within' : 'tracks.accuracy.too-far', {
    n: formatNumber(t, place.accuracy),
  });
}
