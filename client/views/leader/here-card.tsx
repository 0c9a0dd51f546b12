import { useQuery } from '@tanstack/react-query';
import type { Located } from '../../../data/model/replies.ts';
import type { Scheme } from '../../../data/model/scheme.ts';
import { useText } from '../../i18n/use-text.ts';
import { type County, locateQuery } from '../../session/queries.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import type { OpenGrid } from './browse-types.ts';
import { Card, Row, Section } from './card.tsx';

interface HereCardProps {
  readonly county: County;
  readonly place: readonly [longitude: number, latitude: number];
  readonly onOpen: OpenGrid;
  /** Given where the card stands alone. */
  readonly onClose?: () => void;
}

/** "Which grid is this?", answered in every tier. */
export function HereCard({ county, place: [longitude, latitude], onOpen, onClose }: HereCardProps) {
  const t = useText();
  const { data, error, refetch } = useQuery(locateQuery({ county: county.id, longitude, latitude }));
  const answer =
    error !== null ? (
      <Failed error={error} retry={() => void refetch()} />
    ) : data === undefined ? (
      <Loading />
    ) : (
      <Answer located={data} scheme={county.scheme} onOpen={onOpen} />
    );
  const title = t('leader.here');
  if (onClose === undefined) return <Section title={title}>{answer}</Section>;
  return (
    <Card title={title} onClose={onClose}>
      {answer}
    </Card>
  );
}

interface AnswerProps {
  readonly located: Located;
  readonly scheme: Scheme;
  readonly onOpen: OpenGrid;
}

function Answer({ located, scheme, onOpen }: AnswerProps) {
  const t = useText();
  const labelOf = new Map(scheme.tiers.map(({ id, label }) => [id, t(label)]));
  if (located.tiers.every(({ grid }) => grid === null)) return <p>{t('leader.here.outside')}</p>;
  return (
    <>
      {located.onBorder && <p>{t('leader.here.border')}</p>}
      <ul>
        {located.tiers.map(({ tier, grid }) =>
          grid === null ? (
            <li key={tier}>
              {labelOf.get(tier) ?? tier}: {t('leader.here.none')}
            </li>
          ) : (
            <Row
              key={tier}
              label={t(grid.label)}
              detail={labelOf.get(tier)}
              onClick={() => onOpen(tier, grid.id)}
            />
          ),
        )}
      </ul>
    </>
  );
}
