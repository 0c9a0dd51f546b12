import { type ReactNode, useId } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import styles from './card.module.css';

interface CardProps {
  readonly title: string;
  /** Above the title: what kind of thing it is. */
  readonly kicker?: string;
  readonly onClose?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** What the panel shows of one thing: its title, a way to close it, its sections. */
export function Card({ title, kicker, onClose, children }: CardProps) {
  const t = useText();
  return (
    <article className={styles.card}>
      <header className={styles.head}>
        <div>
          {kicker !== undefined && <p className={styles.kicker}>{kicker}</p>}
          <h2 className={styles.title}>{title}</h2>
        </div>
        {onClose !== undefined && (
          <Button kind="quiet" aria-label={t('app.close')} onClick={onClose}>
            <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
              <path d="m4 4 12 12M16 4 4 16" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
            </svg>
          </Button>
        )}
      </header>
      {children}
    </article>
  );
}

export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h3 id={id} className={styles.heading}>
        {title}
      </h3>
      {children}
    </section>
  );
}

/** Names and values, one a line. */
export function Facts({ facts }: { readonly facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface RowProps {
  readonly label: string;
  readonly detail?: string | undefined;
  readonly onClick: () => void;
}

/** A line that leads somewhere. */
export function Row({ label, detail, onClick }: RowProps) {
  return (
    <li>
      <button type="button" className={styles.row} onClick={onClick}>
        <span>{label}</span>
        {detail !== undefined && <span className={styles.detail}>{detail}</span>}
      </button>
    </li>
  );
}
