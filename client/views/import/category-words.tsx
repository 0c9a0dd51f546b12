import { useQuery } from '@tanstack/react-query';
import type { Category } from '../../../data/model/issue.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { importValuesQuery } from '../../session/imports.ts';
import { Choice } from '../../ui/field.tsx';
import page from '../../ui/page.module.css';
import styles from './import.module.css';

interface CategoryWordsProps {
  readonly county: string;
  readonly job: number;
  readonly column: number;
  readonly categories: readonly Category[];
  readonly words: Readonly<Record<string, string>>;
  readonly onWords: (words: Readonly<Record<string, string>>) => void;
}

/** So many words are asked about; the rest falls under the choice for all others. */
const most = 40;

/** The table's words for categories that the set does not know, the most frequent first, each with what it is to mean. */
export function CategoryWords({ county, job, column, categories, words, onWords }: CategoryWordsProps) {
  const t = useText();
  const values = useQuery(importValuesQuery(county, job, column)).data ?? [];
  const known = new Set(categories.flatMap(({ id, label }) => [id, label.zh, label.en].map(plain)));
  const unknown = values.filter(({ text }) => text.trim() !== '' && !known.has(plain(text))).slice(0, most);
  if (unknown.length === 0) return null;
  const set = (text: string, category: string) => {
    const { [text]: _, ...rest } = words;
    onWords(category === '' ? rest : { ...rest, [text]: category });
  };
  return (
    <>
      <h3>{t('imports.words')}</h3>
      <p className={page.quiet}>{t('imports.words.explain')}</p>
      <div className={styles.fields}>
        {unknown.map(({ text, count }) => (
          <Choice
            key={text}
            label={`${text} · ${t('imports.rows', { n: formatNumber(t, count) })}`}
            value={words[text] ?? ''}
            options={[
              { value: '', label: t('imports.words.refuse') },
              ...categories.map(({ id, label }) => ({ value: id, label: t(label) })),
            ]}
            onChoose={(category) => set(text, category)}
          />
        ))}
      </div>
    </>
  );
}

const plain = (text: string) => text.trim().toLowerCase();
