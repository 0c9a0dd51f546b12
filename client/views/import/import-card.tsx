import { useQuery } from '@tanstack/react-query';
import type { ImportPreview } from '../../../data/model/import.ts';
import { formatAge, formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { urlOf } from '../../session/api-client.ts';
import { importQuery, useImportActions } from '../../session/imports.ts';
import { Button } from '../../ui/button.tsx';
import page from '../../ui/page.module.css';
import { Card } from '../../ui/page.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import styles from './import.module.css';
import { MappingForm } from './mapping-form.tsx';

interface ImportCardProps {
  readonly county: string;
  readonly id: number;
}

/** One import: its first rows and what its columns are, then how far it has come, then what came of it. */
export function ImportCard({ county, id }: ImportCardProps) {
  const t = useText();
  const { data, error, refetch } = useQuery(importQuery(county, id));
  const { start, cancel } = useImportActions(county);
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const isOpen = data.state !== 'done' && data.state !== 'running';
  return (
    <Card title={data.name}>
      <p className={page.quiet}>
        {t(`imports.state.${data.state}`)} · {t('imports.rows', { n: formatNumber(t, data.rows) })} ·{' '}
        {data.encoding.toUpperCase()}
      </p>
      {data.handled > 0 && <Progress job={data} />}
      {data.state === 'running' && (
        <Button disabled={cancel.isPending} onClick={() => cancel.mutate(id)}>
          {t('imports.cancel')}
        </Button>
      )}
      {data.refused > 0 && (
        <a href={urlOf('importRefusals', { county, import: id })} download={`${id}-refused.csv`}>
          {t('imports.refused.file')}
        </a>
      )}
      {data.added > 0 && <a href={`/?county=${county}`}>{t('imports.map')}</a>}
      <Refusal error={start.error ?? cancel.error} />
      {isOpen && (
        <MappingForm
          county={county}
          job={data}
          isStarting={start.isPending}
          onStart={(mapping) => start.mutate({ id, mapping })}
        />
      )}
    </Card>
  );
}

/** How far it has come, how quickly, how long yet, and what of it was refused. */
function Progress({ job }: { readonly job: ImportPreview }) {
  const t = useText();
  const { handled, rows, added, refused, rowsPerSecond, secondsLeft } = job;
  return (
    <div>
      <progress className={styles.progress} aria-label={t('imports.progress')} value={handled} max={rows} />
      <p className={styles.figures} role="status">
        <span>
          {t('imports.progress.rows', { handled: formatNumber(t, handled), rows: formatNumber(t, rows) })}
        </span>
        <span>{t('imports.added', { n: formatNumber(t, added) })}</span>
        <span>{t('imports.refused', { n: formatNumber(t, refused) })}</span>
        {rowsPerSecond !== null && secondsLeft !== null && (
          <span>
            {t('imports.progress.pace', {
              n: formatNumber(t, rowsPerSecond),
              age: formatAge(t, secondsLeft * 1000),
            })}
          </span>
        )}
      </p>
    </div>
  );
}
