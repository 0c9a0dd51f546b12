import { useQuery } from '@tanstack/react-query';
import { displayStateOf, type Issue } from '../../../data/model/issue.ts';
import { formatAge, formatArea, formatInstant } from '../../i18n/format.ts';
import { type Speak, useText } from '../../i18n/use-text.ts';
import { type County, categoriesQuery, issueQuery } from '../../session/queries.ts';
import { useNow } from '../../session/use-now.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import type { OpenGrid } from './browse-types.ts';
import { Card, Facts } from './card.tsx';
import styles from './issue-card.module.css';
import { IssueGrids } from './issue-grids.tsx';
import { IssueSymbol } from './issue-symbol.tsx';
import { urgencyColour } from './urgency-colour.ts';

interface IssueCardProps {
  readonly county: County;
  readonly issue: number;
  readonly onOpen: OpenGrid;
  readonly onClose: () => void;
}

/** A case: what is wrong, how far it has come, how much time is left, in whose grids it is. */
export function IssueCard({ county, issue, onOpen, onClose }: IssueCardProps) {
  const t = useText();
  const { data, error, refetch } = useQuery(issueQuery(county.id, issue));
  const categories = useQuery(categoriesQuery()).data?.categories;
  const now = useNow(30_000);
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const state = displayStateOf(data.state, data.dueAt, now);
  const category = categories?.find(({ id }) => id === data.category);
  return (
    <Card
      kicker={t('leader.issue', { number: data.number })}
      title={category === undefined ? data.category : t(category.label)}
      onClose={onClose}
    >
      <p className={styles.state}>
        <IssueSymbol state={state} colour={urgencyColour(state, data.dueAt, now)} />
        <strong>{t(`issue.state.${state}`)}</strong>
        <span className={styles.time}>{timeLeft(t, data, now)}</span>
      </p>
      {data.description !== '' && <p>{data.description}</p>}
      <Facts facts={facts(t, data, county.scheme.timeZone)} />
      <IssueGrids county={county} grids={data.grids} onOpen={onOpen} />
    </Card>
  );
}

function facts(t: Speak, issue: Issue, timeZone: string): [string, string][] {
  const lines: [string, string][] = [
    [t('leader.issue.step'), t(`issue.step.${issue.state}`)],
    [t('leader.issue.reported'), formatInstant(issue.reportedAt, timeZone)],
    [t('leader.issue.due'), formatInstant(issue.dueAt, timeZone)],
  ];
  if (issue.closedAt !== null)
    lines.push([t('leader.issue.closed'), formatInstant(issue.closedAt, timeZone)]);
  if (issue.areaSquareMetres !== null)
    lines.push([t('leader.grid.area'), formatArea(t, issue.areaSquareMetres)]);
  return lines;
}

function timeLeft(t: Speak, { state, dueAt, closedAt }: Issue, now: number): string {
  if (closedAt !== null || displayStateOf(state, dueAt, now) === 'closed') return '';
  const left = Date.parse(dueAt) - now;
  return left < 0
    ? t('leader.issue.overdue-by', { age: formatAge(t, -left) })
    : t('leader.issue.left', { age: formatAge(t, left) });
}
