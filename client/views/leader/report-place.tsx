import { useState } from 'react';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Engine } from '../../map/engine-types.ts';
import { type DevicePlace, devicePlace } from '../../session/device-place.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from './card.tsx';
import styles from './report-card.module.css';

interface ReportPlaceProps {
  readonly engine: Engine | null;
  readonly place: readonly [longitude: number, latitude: number] | undefined;
  readonly onPlace: (place: [longitude: number, latitude: number]) => void;
}

/** Where the issue is: a tap on the map, where the device is, or the middle of the map. */
export function ReportPlace({ engine, place, onPlace }: ReportPlaceProps) {
  const t = useText();
  const [answer, setAnswer] = useState<DevicePlace | 'asking' | null>(null);
  const ask = async () => {
    setAnswer('asking');
    const found = await devicePlace();
    setAnswer(found);
    if (!found.ok) return;
    onPlace(found.place);
    engine?.flyTo({ longitude: found.place[0], latitude: found.place[1], zoom: 17 });
  };
  return (
    <Section title={t('cases.report.place')}>
      <p>
        {place === undefined
          ? t('cases.report.place.none')
          : `${place[0].toFixed(6)}, ${place[1].toFixed(6)}`}
      </p>
      <div className={styles.ways}>
        <Button disabled={answer === 'asking'} onClick={() => void ask()}>
          {t('cases.report.place.device')}
        </Button>
        <Button
          onClick={() => {
            if (engine === null) return;
            const { longitude, latitude } = engine.camera();
            setAnswer(null);
            onPlace([Number(longitude.toFixed(7)), Number(latitude.toFixed(7))]);
          }}
        >
          {t('cases.report.place.middle')}
        </Button>
      </div>
      {answer !== null && (
        <p role="status">
          {answer === 'asking'
            ? t('cases.report.place.asking')
            : answer.ok
              ? t('cases.report.place.accuracy', { n: formatNumber(t, answer.accuracy) })
              : t(`cases.report.place.${answer.reason}`)}
        </p>
      )}
    </Section>
  );
}
