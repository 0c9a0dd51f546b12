import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { displayStateOf, type Issue } from '../../../data/model/issue.ts';
import type { TierCollection } from '../../../data/model/replies.ts';
import { formatAge, formatInstant } from '../../i18n/format.ts';
import type { Speak } from '../../i18n/use-text.ts';
import { call } from '../../session/api-client.ts';
import { type County, categoriesQuery } from '../../session/queries.ts';
import { useNow } from '../../session/use-now.ts';
import { StateShape } from './state-shape.tsx';
import { whereOf } from './wall-figures.ts';
import styles from './wall-panels.module.css';

/** More than the largest wall has room for. */
const most = 24;

interface NewestCasesProps {
  readonly t: Speak;
  readonly county: County;
  readonly grids: TierCollection;
  /** The sequence number of the counts: when it changes, there may be a new case. */
  readonly sequence: number | undefined;
}

/** The newest cases, newest first; as many as fit, none cut in half. */
export function NewestCases({ t, county, grids, sequence }: NewestCasesProps) {
  const cases = useNewest(county.id, sequence);
  const categories = useQuery(categoriesQuery()).data?.categories;
  const now = useNow(30_000);
  const labelOf = new Map(categories?.map(({ id, label }) => [id, t(label)]));
  const shown = cases?.map((one) => ({ one, where: whereOf(one, grids, t) }));
  return (
    <section className={`${styles.panel} ${styles.newest}`} aria-label={t('wall.newest')}>
      <h2>{t('wall.newest')}</h2>
      {cases?.length === 0 && <p>{t('wall.newest.none')}</p>}
      <ol className={styles.cases}>
        {shown?.map(({ one, where }) => (
          <li key={one.id} className={styles.case} data-issue={one.id}>
            <StateShape state={displayStateOf(one.state, one.dueAt, now)} />
            <b className={styles.category}>{labelOf.get(one.category) ?? one.category}</b>
            <span className={styles.code}>{where.code}</span>
            <span className={styles.where}>{where.name}</span>
            <time dateTime={one.reportedAt}>{whenOf(one, t, now, county.scheme.timeZone)}</time>
          </li>
        ))}
      </ol>
    </section>
  );
}

function useNewest(county: string, sequence: number | undefined): readonly Issue[] | undefined {
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: ['newest', county],
    queryFn: ({ signal }) => call('issues', { county, limit: most }, undefined, { signal }),
  });
  useEffect(() => {
    if (sequence !== undefined) void client.invalidateQueries({ queryKey: ['newest', county] });
  }, [client, county, sequence]);
  return data?.issues;
}

/** An age while it is fresh, a date and time from a day on. */
function whenOf({ reportedAt }: Issue, t: Speak, now: number, timeZone: string): string {
  const age = Math.max(0, now - Date.parse(reportedAt));
  return age < 24 * 3_600_000
    ? t('wall.ago', { age: formatAge(t, age) })
    : formatInstant(reportedAt, timeZone).slice(5);
}
