import { useQueries } from '@tanstack/react-query';
import { useText } from '../../i18n/use-text.ts';
import { type County, gridQuery } from '../../session/queries.ts';
import type { OpenGrid } from './browse-types.ts';
import { Row, Section } from './card.tsx';

interface IssueGridsProps {
  readonly county: County;
  /** Tier → grid, as the issue was attributed. */
  readonly grids: Readonly<Record<string, string>>;
  readonly onOpen: OpenGrid;
}

/** The grids an issue belongs to, by name, in the order of the tiers. */
export function IssueGrids({ county, grids, onOpen }: IssueGridsProps) {
  const t = useText();
  const tiers = county.scheme.tiers.filter(({ id }) => grids[id] !== undefined);
  const details = useQueries({ queries: tiers.map(({ id }) => gridQuery(county.id, id, grids[id] ?? '')) });
  return (
    <Section title={t('leader.issue.grids')}>
      {tiers.length === 0 && <p>{t('leader.issue.none-there')}</p>}
      <ul>
        {tiers.map(({ id, label }, index) => {
          const grid = grids[id] ?? '';
          const name = details[index]?.data?.grid.label;
          return (
            <Row
              key={id}
              label={name === undefined ? grid : t(name)}
              detail={t(label)}
              onClick={() => onOpen(id, grid)}
            />
          );
        })}
      </ul>
    </Section>
  );
}
