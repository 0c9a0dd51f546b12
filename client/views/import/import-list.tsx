import { useQuery } from '@tanstack/react-query';
import { api } from '../../../data/api.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { ApiError } from '../../session/api-client.ts';
import { importsQuery, useImportActions } from '../../session/imports.ts';
import { Button } from '../../ui/button.tsx';
import { FileField } from '../../ui/file-field.tsx';
import page from '../../ui/page.module.css';
import { Card } from '../../ui/page.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import styles from './import.module.css';

interface ImportListProps {
  readonly county: string;
  readonly chosen: number | undefined;
  readonly onOpen: (id: number) => void;
}

const { largest } = api.uploadImport.upload;

/** Uploads a table, and lists those that were. */
export function ImportList({ county, chosen, onOpen }: ImportListProps) {
  const t = useText();
  const { data, error, refetch } = useQuery(importsQuery(county));
  const { upload } = useImportActions(county);
  const choose = (file: File) => upload.mutate(file, { onSuccess: ({ id: uploaded }) => onOpen(uploaded) });
  return (
    <>
      <Card title={t('imports.upload')}>
        <FileField
          label={t(upload.isPending ? 'imports.uploading' : 'imports.file')}
          accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          prominent
          disabled={upload.isPending}
          onFile={choose}
        />
        <p className={page.quiet}>{t('imports.file.explain')}</p>
        <UploadRefusal error={upload.error} />
      </Card>
      <Card title={t('imports.list')}>
        {error !== null && <Failed error={error} retry={() => void refetch()} />}
        {data === undefined && error === null && <Loading />}
        {data?.length === 0 && <p className={page.quiet}>{t('imports.list.none')}</p>}
        {data?.map(({ id: job, name, state, rows }) => (
          <div key={job} className={page.line}>
            <span className={styles.name}>{name}</span>
            <span className={page.quiet}>{t('imports.rows', { n: formatNumber(t, rows) })}</span>
            <span className={page.tag}>{t(`imports.state.${state}`)}</span>
            <Button
              aria-pressed={job === chosen}
              aria-label={t('imports.open', { name })}
              onClick={() => onOpen(job)}
            >
              →
            </Button>
          </div>
        ))}
      </Card>
    </>
  );
}

/** Why a file was not taken: the server says what it is not. */
function UploadRefusal({ error }: { readonly error: Error | null }) {
  const t = useText();
  if (error instanceof ApiError && error.code === 'invalid-request')
    return <p className={page.fault}>{t('imports.not-a-table', { detail: error.message })}</p>;
  if (error instanceof ApiError && error.code === 'too-large')
    return <p className={page.fault}>{t('imports.too-large', { n: largest / 1e6 })}</p>;
  return <Refusal error={error} />;
}
