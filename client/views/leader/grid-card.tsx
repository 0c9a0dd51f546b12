import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { GridDetail } from '../../../data/model/replies.ts';
import { indexOf, issueIndices } from '../../../data/rules/issue-indices.ts';
import { formatArea, formatLength } from '../../i18n/format.ts';
import { type Speak, useText } from '../../i18n/use-text.ts';
import type { GridTallies } from '../../overlays/choropleth.ts';
import { isShare } from '../../overlays/issues/index-classes.ts';
import { type County, gridQuery } from '../../session/queries.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import type { OpenGrid } from './browse-types.ts';
import { Card, Facts, Row, Section } from './card.tsx';
import { indexText } from './index-text.ts';
import { Responsibilities } from './responsibilities.tsx';
import { StateCounts } from './state-counts.tsx';

interface GridCardProps {
  readonly county: County;
  readonly tier: string;
  readonly grid: string;
  /** Null while issues are not counted by grid. */
  readonly tallied: GridTallies | null;
  readonly onOpen: OpenGrid;
  readonly onClose: () => void;
  /** What is known of the very place that was clicked. */
  readonly children: ReactNode;
}

/** A grid: who answers for it, what is open, how large it is, what bounds it, and where one can go from it. */
export function GridCard({ county, tier, grid, tallied, onOpen, onClose, children }: GridCardProps) {
  const t = useText();
  const { data, error, refetch } = useQuery(gridQuery(county.id, tier, grid));
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const tierLabel = county.scheme.tiers.find(({ id }) => id === data.grid.tier)?.label;
  return (
    <Card title={titleOf(t, data)} onClose={onClose} {...(tierLabel && { kicker: t(tierLabel) })}>
      <Section title={t('leader.grid.issues')}>
        <StateCounts counts={data.counts} />
      </Section>
      {tallied !== null && <Shares grid={grid} tallied={tallied} />}
      <Section title={t('leader.grid.answers')}>
        <Responsibilities scheme={county.scheme} responsibilities={data.responsibilities} />
      </Section>
      <Facts facts={measures(t, data)} />
      {data.fourBounds !== null && (
        <Section title={t('leader.grid.four-bounds')}>
          <p>{t(data.fourBounds)}</p>
        </Section>
      )}
      {data.grid.description !== undefined && <p>{t(data.grid.description)}</p>}
      <Ways detail={data} onOpen={onOpen} />
      {children}
    </Card>
  );
}

/** The shares handled, closed on time and closed, of the cases that the filters leave. */
function Shares({ grid, tallied }: { readonly grid: string; readonly tallied: GridTallies }) {
  const t = useText();
  const place = tallied.placeOf.get(grid);
  if (place === undefined) return null;
  return (
    <Section title={t('issues.index.due')}>
      <Facts
        facts={issueIndices
          .filter(isShare)
          .map((index) => [
            t(`issues.index.${index}`),
            indexText(t, index, indexOf(index, tallied.found, place)),
          ])}
      />
    </Section>
  );
}

function Ways({ detail, onOpen }: { readonly detail: GridDetail; readonly onOpen: OpenGrid }) {
  const t = useText();
  const groups = [
    { title: t('leader.grid.ancestors'), grids: detail.ancestors },
    { title: t('leader.grid.children'), grids: detail.children },
  ];
  return (
    <>
      {groups.map(
        ({ title, grids }) =>
          grids.length > 0 && (
            <Section key={title} title={title}>
              <ul>
                {grids.map(({ id, tier, code, label }) => (
                  <Row key={id} label={t(label)} detail={code} onClick={() => onOpen(tier, id)} />
                ))}
              </ul>
            </Section>
          ),
      )}
      {detail.neighbours.length > 0 && (
        <Section title={t('leader.grid.neighbours')}>
          <ul>
            {detail.neighbours.map(({ grid, label, sharedMetres }) => (
              <Row
                key={grid}
                label={t(label)}
                detail={t('leader.grid.shared', { length: formatLength(t, sharedMetres) })}
                onClick={() => onOpen(detail.grid.tier, grid)}
              />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function titleOf(t: Speak, { grid }: GridDetail): string {
  const label = t(grid.label);
  return label.includes(grid.code) ? label : `${grid.code} ${label}`;
}

function measures(t: Speak, { area, lengthMetres, perimeterMetres }: GridDetail) {
  const facts: [string, string][] = [];
  if (area !== null) facts.push([t('leader.grid.area'), formatArea(t, area.squareMetres)]);
  if (lengthMetres !== null) facts.push([t('leader.grid.length'), formatLength(t, lengthMetres)]);
  if (perimeterMetres !== null) facts.push([t('leader.grid.perimeter'), formatLength(t, perimeterMetres)]);
  return facts;
}
