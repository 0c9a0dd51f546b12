import { type ImportField, type ImportPreview, importFields } from '../../../data/model/import.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './import.module.css';

interface SampleRowsProps {
  readonly job: ImportPreview;
  readonly columns: Readonly<Partial<Record<ImportField, number>>>;
}

/** So many rows are enough to see what is in a column. */
const shown = 5;

/** The table's first rows under its own names; above a column that has been matched, what it is. */
export function SampleRows({ job, columns }: SampleRowsProps) {
  const t = useText();
  const rows = job.sample.slice(0, shown);
  if (rows.length === 0) return null;
  const fieldOf = (column: number) => importFields.find((field) => columns[field] === column);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: so that arrow keys can scroll it
    <section className={styles.sample} tabIndex={0} aria-label={t('imports.sample', { n: rows.length })}>
      <table>
        <caption>{t('imports.sample', { n: formatNumber(t, rows.length) })}</caption>
        <thead>
          <tr>
            {job.columns.map((name, column) => {
              const field = fieldOf(column);
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <th key={column} scope="col" data-matched={field !== undefined}>
                  <small>{field === undefined ? '–' : t(`imports.field.${field}`)}</small>
                  {name}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            <tr key={place}>
              {job.columns.map((_, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <td key={column}>{row[column]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
