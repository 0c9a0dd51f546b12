import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type AuditAction, auditActions, type SealedEntry } from '../../../data/model/audit.ts';
import { useText } from '../../i18n/use-text.ts';
import { call, urlOf } from '../../session/api-client.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import pageStyles from '../../ui/page.module.css';
import { Card } from '../../ui/page.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import styles from './audit-section.module.css';
import { type Counties, countyOptions } from './county-choice.ts';

/** What is asked for; days are the reader's own. */
interface Filter {
  readonly county: string;
  readonly action: string;
  readonly from: string;
  readonly to: string;
}

const everything: Filter = { county: '', action: '', from: '', to: '' };
const dayMilliseconds = 86_400_000;

/** The filter as the API takes it: the last day is included. */
function queryOf({ county, action, from, to }: Filter) {
  const chosen = auditActions.find((one) => one === action);
  return {
    ...(county === '' ? {} : { county }),
    ...(chosen === undefined ? {} : { action: chosen }),
    ...(from === '' ? {} : { from: midnight(from).toISOString() }),
    ...(to === '' ? {} : { to: new Date(midnight(to).getTime() + dayMilliseconds).toISOString() }),
  };
}
const midnight = (day: string) => new Date(`${day}T00:00:00`);

/** Who did what, latest first, with filters and as CSV. */
export function AuditSection({ counties }: { readonly counties: Counties }) {
  const t = useText();
  const [filter, setFilter] = useState(everything);
  const query = queryOf(filter);
  const pages = useInfiniteQuery({
    queryKey: ['audit', query],
    queryFn: ({ pageParam, signal }) =>
      call('audit', { ...query, ...(pageParam === 0 ? {} : { before: pageParam }) }, undefined, { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <Card title={t('admin.audit')}>
      <AuditFilter filter={filter} counties={counties} onChange={setFilter} />
      <p>
        <a href={urlOf('auditCsv', query)} download>
          {t('admin.audit.csv')}
        </a>
      </p>
      {pages.error !== null && <Failed error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isPending && <Loading />}
      {pages.isSuccess && entries.length === 0 && <Empty />}
      {entries.length > 0 && <AuditTable entries={entries} />}
      {pages.hasNextPage && (
        <p>
          <Button onClick={() => void pages.fetchNextPage()} disabled={pages.isFetchingNextPage}>
            {t('admin.audit.more')}
          </Button>
        </p>
      )}
    </Card>
  );
}

interface AuditFilterProps {
  readonly filter: Filter;
  readonly counties: Counties;
  readonly onChange: (filter: Filter) => void;
}

function AuditFilter({ filter, counties, onChange }: AuditFilterProps) {
  const t = useText();
  const actions = auditActions.map((value: AuditAction) => ({ value, label: t(`audit.${value}`) }));
  return (
    <div className={pageStyles.row}>
      <Choice
        label={t('admin.county')}
        value={filter.county}
        options={[{ value: '', label: t('admin.audit.all-counties') }, ...countyOptions(counties, t)]}
        onChoose={(county) => onChange({ ...filter, county })}
      />
      <Choice
        label={t('admin.audit.what')}
        value={filter.action}
        options={[{ value: '', label: t('admin.audit.all-actions') }, ...actions]}
        onChoose={(action) => onChange({ ...filter, action })}
      />
      <Field
        label={t('admin.audit.from')}
        type="date"
        value={filter.from}
        onText={(from) => onChange({ ...filter, from })}
      />
      <Field
        label={t('admin.audit.to')}
        type="date"
        value={filter.to}
        onText={(to) => onChange({ ...filter, to })}
      />
    </div>
  );
}

function AuditTable({ entries }: { readonly entries: readonly SealedEntry[] }) {
  const t = useText();
  const headings = ['when', 'who', 'what', 'subject'] as const;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: so that arrow keys can scroll it
    <section className={styles.scroll} aria-label={t('admin.audit')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {t(`admin.audit.${heading}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <AuditRow key={entry.sequence} entry={entry} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function AuditRow({ entry }: { readonly entry: SealedEntry }) {
  const t = useText();
  const { at, actor, action, county, subject, before, after } = entry;
  return (
    <tr>
      <td>{new Date(at).toLocaleString('sv-SE')}</td>
      <td>
        {actor.name || actor.kind}
        <br />
        <span className={pageStyles.quiet}>{actor.address}</span>
      </td>
      <td>{t(`audit.${action}`)}</td>
      <td>
        {[county, subject].filter(Boolean).join(' · ')}
        {(before !== null || after !== null) && (
          <details>
            <summary>{t('admin.audit.states')}</summary>
            <dl className={styles.states}>
              {before !== null && <dt>{t('admin.audit.before')}</dt>}
              {before !== null && <dd>{before}</dd>}
              {after !== null && <dt>{t('admin.audit.after')}</dt>}
              {after !== null && <dd>{after}</dd>}
            </dl>
          </details>
        )}
      </td>
    </tr>
  );
}
