import { useQuery } from '@tanstack/react-query';
import { unitIn } from '../../../data/rules/access.ts';
import { useText } from '../../i18n/use-text.ts';
import { type County, rosterQuery } from '../../session/queries.ts';
import { principalOf, sessionQuery } from '../../session/session.ts';
import { useWalks } from '../../session/walks/page-recorder.ts';
import type { BrowseState } from './browse-state.ts';
import { Card } from './card.tsx';
import { TrackList } from './track-list.tsx';
import { TrackUpload } from './track-upload.tsx';
import { WalkRecording } from './walk-recording.tsx';
import { WalksWaiting } from './walks-waiting.tsx';

interface WalksCardProps {
  readonly county: County;
  readonly state: BrowseState;
}

/** One's walks: record one, upload one, look at those that are kept; and who sees them. */
export function WalksCard({ county, state: { update } }: WalksCardProps) {
  const t = useText();
  const { data: session } = useQuery(sessionQuery());
  const walks = useWalks(session?.account?.id);
  const unit = unitIn(principalOf(session), county.id);
  const name = useUnitName(county.id, unit);
  return (
    <Card title={t('tracks.title')} onClose={() => update({ panel: undefined })}>
      {walks === null ? (
        <p>{t('tracks.record.elsewhere')}</p>
      ) : (
        <>
          <WalkRecording county={county.id} state={walks} />
          <WalksWaiting state={walks} />
          <TrackUpload county={county} />
        </>
      )}
      <TrackList county={county} onOpen={(track) => update({ track })} />
      <p>{name === null ? t('tracks.who-sees.alone') : t('tracks.who-sees.unit', { unit: name })}</p>
    </Card>
  );
}

/** What a unit of the county is called; null for none. */
export function useUnitName(county: string, unit: string | null): string | null {
  const t = useText();
  const parties = useQuery({ ...rosterQuery(county), enabled: unit !== null }).data?.parties;
  const party = parties?.find(({ id }) => id === unit);
  return party === undefined ? unit : t(party.name);
}
