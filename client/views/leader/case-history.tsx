import { useQuery } from '@tanstack/react-query';
import type { Issue } from '../../../data/model/issue.ts';
import { formatInstant } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { type County, issueHistoryQuery, rosterQuery } from '../../session/queries.ts';
import { Loading } from '../../ui/states.tsx';
import { Section } from './card.tsx';
import styles from './case-history.module.css';

interface CaseHistoryProps {
  readonly county: County;
  readonly issue: Issue;
}

/** What was done with the case, by whom and when: the latest first, the report last. */
export function CaseHistory({ county, issue }: CaseHistoryProps) {
  const t = useText();
  const { data, error } = useQuery(issueHistoryQuery(county.id, issue.id));
  const parties = useQuery(rosterQuery(county.id)).data?.parties;
  const { timeZone } = county.scheme;
  const unitName = (id: string) => {
    const name = parties?.find((party) => party.id === id)?.name;
    return name === undefined ? id : t(name);
  };
  if (error !== null) return <p>{t('cases.history.failed')}</p>;
  if (data === undefined) return <Loading />;
  const lines = data.map((entry, place) => {
    const before = data[place - 1];
    const said = [
      entry.unit !== null && entry.unit !== before?.unit ? unitName(entry.unit) : null,
      before !== undefined && entry.dueAt !== before.dueAt
        ? t('cases.history.due', { time: formatInstant(entry.dueAt, timeZone) })
        : null,
      entry.note === '' ? null : entry.note,
    ];
    return {
      key: entry.revision,
      at: entry.at,
      title: t(`issue.step.${entry.to}`),
      by: entry.actor,
      said: said.filter((one) => one !== null),
    };
  });
  return (
    <Section title={t('cases.history')}>
      <ol className={styles.history}>
        {lines.toReversed().map(({ key, at, title, by, said }) => (
          <li key={key}>
            <time dateTime={at}>{formatInstant(at, timeZone)}</time>
            <span>
              <strong>{title}</strong> · {by}
              {said.map((one) => (
                <span key={one} className={styles.said}>
                  {one}
                </span>
              ))}
            </span>
          </li>
        ))}
        <li>
          <time dateTime={issue.reportedAt}>{formatInstant(issue.reportedAt, timeZone)}</time>
          <span>
            <strong>{t('cases.history.reported')}</strong> · {t(`issues.source.${issue.source}`)}
          </span>
        </li>
      </ol>
    </Section>
  );
}
