import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatClock, formatInstant, formatLength, formatNumber, formatSpan } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { patrolTrackQuery, useDeleteTrack } from '../../session/patrol-tracks.ts';
import type { County } from '../../session/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { Card, Facts } from './card.tsx';
import styles from './walks.module.css';
import { useUnitName } from './walks-card.tsx';

interface TrackCardProps {
  readonly county: County;
  readonly track: number;
  readonly onClose: () => void;
}

/** One track, that the map shows: who walked it, when, how far, until when it is kept. Its walker can delete it. */
export function TrackCard({ county, track, onClose }: TrackCardProps) {
  const t = useText();
  const { data, error, refetch } = useQuery(patrolTrackQuery(county.id, track));
  const unit = useUnitName(county.id, data?.unit ?? null);
  const { timeZone } = county.scheme;
  return (
    <Card
      kicker={t('tracks.title')}
      title={data === undefined ? `${track}` : formatSpan(data.from, data.to, timeZone)}
      onClose={onClose}
    >
      {error !== null && <Failed error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data !== undefined && (
        <Facts
          facts={[
            [t('tracks.walker'), data.own ? t('tracks.me') : data.walker],
            [t('tracks.unit'), unit ?? t('tracks.unit.none')],
            [t('tracks.length'), data.metres === null ? '–' : formatLength(t, Math.round(data.metres))],
            [t('tracks.time'), formatClock(Date.parse(data.to) - Date.parse(data.from))],
            [t('tracks.points'), formatNumber(t, data.points)],
            [t('imports.crs'), t(`imports.crs.${data.crs}`)],
            [t('tracks.until'), formatInstant(data.until, timeZone)],
          ]}
        />
      )}
      {data?.own === true && <Deletion county={county.id} track={track} onDone={onClose} />}
      <Button onClick={onClose}>{t('tracks.back')}</Button>
    </Card>
  );
}

interface DeletionProps {
  readonly county: string;
  readonly track: number;
  readonly onDone: () => void;
}

/** Asks once more before it deletes. */
function Deletion({ county, track, onDone }: DeletionProps) {
  const t = useText();
  const [isAsked, setAsked] = useState(false);
  const remove = useDeleteTrack(county);
  if (!isAsked) return <Button onClick={() => setAsked(true)}>{t('tracks.delete')}</Button>;
  return (
    <div className={styles.sure}>
      <p>{t('tracks.delete.sure')}</p>
      <Refusal error={remove.error} />
      <p className={styles.ways}>
        <Button
          kind="main"
          disabled={remove.isPending}
          onClick={() => remove.mutate(track, { onSuccess: onDone })}
        >
          {t('tracks.delete.yes')}
        </Button>
        <Button onClick={() => setAsked(false)}>{t('tracks.delete.no')}</Button>
      </p>
    </div>
  );
}
