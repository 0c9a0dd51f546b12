import type { ReactNode } from 'react';
import styles from './legend.module.css';

export interface LegendEntry {
  readonly key: string;
  readonly label: string;
  /** A small drawing of what the map shows. */
  readonly symbol: ReactNode;
  /** How many there are, already written as people read it. */
  readonly count?: string;
  /** Is it drawn? Left out where it cannot be switched. */
  readonly shown?: boolean;
}

interface LegendProps {
  readonly title: string;
  readonly entries: readonly LegendEntry[];
  readonly onToggle?: (key: string) => void;
}

/** What the map's signs mean. An entry that can be switched is a button that shows and hides its sign. */
export function Legend({ title, entries, onToggle }: LegendProps) {
  return (
    <section className={styles.legend} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      <ul>
        {entries.map((entry) => (
          <li key={entry.key}>
            {entry.shown === undefined ? (
              <span className={styles.entry}>
                <Face entry={entry} />
              </span>
            ) : (
              <button
                type="button"
                className={styles.entry}
                aria-pressed={entry.shown}
                onClick={() => onToggle?.(entry.key)}
              >
                <Face entry={entry} />
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Face({ entry: { symbol, label, count } }: { readonly entry: LegendEntry }) {
  return (
    <>
      <span className={styles.symbol} aria-hidden="true">
        {symbol}
      </span>
      <span className={styles.label}>{label}</span>
      {count !== undefined && <span className={styles.count}>{count}</span>}
    </>
  );
}
