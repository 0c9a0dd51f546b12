import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import {
  type ImportField,
  type ImportMapping,
  type ImportPreview,
  importFields,
  importMapping,
} from '../../../data/model/import.ts';
import { sourceCrss } from '../../../geojson/formats/geojson-crs.ts';
import { useText } from '../../i18n/use-text.ts';
import { categoriesQuery } from '../../session/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/field.tsx';
import page from '../../ui/page.module.css';
import { CategoryWords } from './category-words.tsx';
import styles from './import.module.css';
import { SampleRows } from './sample-rows.tsx';

interface MappingFormProps {
  readonly county: string;
  readonly job: ImportPreview;
  readonly isStarting: boolean;
  readonly onStart: (mapping: ImportMapping) => void;
}

const none = '';

/** What the columns are, in which coordinates the places are given, and what the table's words for categories mean. */
export function MappingForm({ county, job, isStarting, onStart }: MappingFormProps) {
  const t = useText();
  const categories = useQuery(categoriesQuery()).data?.categories ?? [];
  const [columns, setColumns] = useState<Partial<Record<ImportField, number>>>(
    job.mapping?.columns ?? job.guess,
  );
  const [crs, setCrs] = useState<string>(job.mapping?.crs ?? 'wgs84');
  const [words, setWords] = useState<Readonly<Record<string, string>>>(job.mapping?.categories ?? {});
  const [otherwise, setOtherwise] = useState(job.mapping?.otherwise ?? none);
  const mapping = importMapping.safeParse({
    columns,
    crs,
    categories: words,
    ...(otherwise !== none && { otherwise }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (mapping.success) onStart(mapping.data);
  };
  const set = (field: ImportField, column: string) => {
    const { [field]: _, ...rest } = columns;
    setColumns(column === none ? rest : { ...rest, [field]: Number(column) });
  };
  const options = [
    { value: none, label: t('imports.column.none') },
    ...job.columns.map((name, place) => ({
      value: String(place),
      label: name === '' ? `#${place + 1}` : name,
    })),
  ];
  return (
    <form className={styles.form} onSubmit={submit}>
      <SampleRows job={job} columns={columns} />
      <h3>{t('imports.columns')}</h3>
      <p className={page.quiet}>{t('imports.columns.explain')}</p>
      <div className={styles.fields}>
        {importFields.map((field) => (
          <Choice
            key={field}
            label={t(`imports.field.${field}`)}
            value={columns[field] === undefined ? none : String(columns[field])}
            options={options}
            onChoose={(column) => set(field, column)}
          />
        ))}
        <Choice
          label={t('imports.crs')}
          value={crs}
          options={sourceCrss.map((value) => ({ value, label: t(`imports.crs.${value}`) }))}
          onChoose={setCrs}
        />
      </div>
      {columns.category !== undefined && (
        <CategoryWords
          county={county}
          job={job.id}
          column={columns.category}
          categories={categories}
          words={words}
          onWords={setWords}
        />
      )}
      <Choice
        label={t('imports.otherwise')}
        value={otherwise}
        options={[
          { value: none, label: t('imports.words.refuse') },
          ...categories.map(({ id, label }) => ({ value: id, label: t(label) })),
        ]}
        onChoose={setOtherwise}
      />
      <Button kind="main" type="submit" disabled={!mapping.success || isStarting}>
        {t(job.state === 'ready' ? 'imports.start' : 'imports.resume')}
      </Button>
    </form>
  );
}
