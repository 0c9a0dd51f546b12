import { useQuery } from '@tanstack/react-query';
import { type Category, displayStateOf, type Issue } from '../../../data/model/issue.ts';
import { unknownYear } from '../../../data/rules/work-calendar.ts';
import { formatAge, formatArea, formatInstant, formatNumber } from '../../i18n/format.ts';
import { type Speak, useText } from '../../i18n/use-text.ts';
import { type County, categoriesQuery, issueQuery, rosterQuery } from '../../session/queries.ts';
import { useNow } from '../../session/use-now.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import type { OpenGrid } from './browse-types.ts';
import { Card, Facts } from './card.tsx';
import { CaseHistory } from './case-history.tsx';
import { CasePhotos } from './case-photos.tsx';
import { CaseSteps } from './case-steps.tsx';
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

/** A case: what is wrong, how far it has come, how much time is left, what can be done, in whose grids it is, what was done. */
export function IssueCard({ county, issue, onOpen, onClose }: IssueCardProps) {
  const t = useText();
  const { data, error, refetch } = useQuery(issueQuery(county.id, issue));
  const categories = useQuery(categoriesQuery()).data?.categories;
  const parties = useQuery(rosterQuery(county.id)).data?.parties;
  const now = useNow(30_000);
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const state = displayStateOf(data.state, data.dueAt, now);
  const category = categories?.find(({ id }) => id === data.category);
  const party = parties?.find(({ id }) => id === data.unit);
  const unit = data.unit === null ? t('cases.unit.none') : party === undefined ? data.unit : t(party.name);
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
      <CasePhotos county={county} issue={data} />
      <CaseSteps county={county} issue={data} />
      <Facts facts={facts(t, data, county, { category, unit })} />
      <IssueGrids county={county} grids={data.grids} onOpen={onOpen} />
      <CaseHistory county={county} issue={data} />
    </Card>
  );
}

interface Known {
  readonly category: Category | undefined;
  /** What the responsible unit is called. */
  readonly unit: string;
}

function facts(t: Speak, issue: Issue, county: County, { category, unit }: Known): [string, string][] {
  const { timeZone } = county.scheme;
  const lines: [string, string][] = [
    [t('leader.issue.step'), t(`issue.step.${issue.state}`)],
    [t('cases.unit'), unit],
    [t('cases.source'), t(`issues.source.${issue.source}`)],
    [t('leader.issue.reported'), formatInstant(issue.reportedAt, timeZone)],
    [t('leader.issue.due'), formatInstant(issue.dueAt, timeZone)],
  ];
  if (category !== undefined) {
    const { unit: of, amount } = category.limit;
    const year = unknownYear(issue.dueAt, category.limit, county.calendarYears, timeZone);
    const rule = t(`cases.rule.${of}`, { n: formatNumber(t, amount) });
    lines.push([t('cases.rule'), year === null ? rule : t('cases.rule.unknown-year', { rule, year })]);
  }
  if (issue.placement !== 'inside')
    lines.push([t('issues.facet.placement'), t(`issues.placement.${issue.placement}`)]);
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
