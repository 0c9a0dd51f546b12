import { type ReactNode, useState } from 'react';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from './card.tsx';
import styles from './facet-list.module.css';

export interface FacetEntry {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly symbol?: ReactNode;
}

interface FacetListProps {
  readonly title: string;
  readonly entries: readonly FacetEntry[];
  /** Undefined while nothing is chosen, which shows everything. */
  readonly chosen: ReadonlySet<string> | undefined;
  /** In the order given, also what there is none of; else the most frequent first. */
  readonly inOrder?: boolean;
  readonly onToggle: (value: string) => void;
}

const shownAtFirst = 6;

/** The values of a facet with how many issues there are of each: press one to see only that, press more to see those too. */
export function FacetList({ title, entries, chosen, inOrder = false, onToggle }: FacetListProps) {
  const t = useText();
  const [isWhole, setWhole] = useState(false);
  const isChosen = (value: string) => chosen?.has(value) === true;
  const there = entries.filter(({ value, count }) => inOrder || count > 0 || isChosen(value));
  const sorted = inOrder
    ? there
    : there.toSorted((a, b) => Number(isChosen(b.value)) - Number(isChosen(a.value)) || b.count - a.count);
  const most = Math.max(1, ...there.map(({ count }) => count));
  const shown = isWhole ? sorted : sorted.slice(0, shownAtFirst);
  if (there.length === 0) return null;
  return (
    <Section title={title}>
      <ul>
        {shown.map(({ value, label, count, symbol }) => (
          <li key={value}>
            <button
              type="button"
              className={styles.entry}
              aria-pressed={isChosen(value)}
              onClick={() => onToggle(value)}
            >
              <span className={styles.bar} style={{ width: `${(100 * count) / most}%` }} />
              {symbol}
              <span className={styles.label}>{label}</span>
              <span className={styles.count}>{formatNumber(t, count)}</span>
            </button>
          </li>
        ))}
      </ul>
      {there.length > shownAtFirst && (
        <Button kind="quiet" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('issues.filter.fewer') : t('issues.filter.all', { n: formatNumber(t, there.length) })}
        </Button>
      )}
    </Section>
  );
}
