import { useQuery } from '@tanstack/react-query';
import { formatLength, formatSpan } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { patrolTracksQuery } from '../../session/patrol-tracks.ts';
import type { County } from '../../session/queries.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { Row, Section } from './card.tsx';

interface TrackListProps {
  readonly county: County;
  readonly onOpen: (track: number) => void;
}

/** The tracks that are kept, one's own and those of one's unit; each leads to where it was walked. */
export function TrackList({ county, onOpen }: TrackListProps) {
  const t = useText();
  const { data, error, refetch } = useQuery(patrolTracksQuery(county.id));
  return (
    <Section title={t('tracks.list')}>
      {error !== null && <Failed error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data?.length === 0 && <p>{t('tracks.list.none')}</p>}
      <ul>
        {data?.map(({ id, from, to, own, walker, metres }) => (
          <Row
            key={id}
            label={formatSpan(from, to, county.scheme.timeZone)}
            detail={[
              own ? t('tracks.mine') : walker,
              ...(metres === null ? [] : [formatLength(t, Math.round(metres))]),
            ].join(' · ')}
            onClick={() => onOpen(id)}
          />
        ))}
      </ul>
    </Section>
  );
}
