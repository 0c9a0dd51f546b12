import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import styles from './page.module.css';
import { PreferenceButtons } from './preference-buttons.tsx';

interface PageProps {
  readonly title: string;
  /** For one short form. */
  readonly narrow?: boolean;
  /** Is there a map to go back to? */
  readonly back?: boolean;
  readonly children: ReactNode;
}

/** A page without a map: a title, the way back, and cards under each other. */
export function Page({ title, narrow = false, back = true, children }: PageProps) {
  const t = useText();
  return (
    <div className={styles.page}>
      <main className={`${styles.inside} ${narrow ? styles.narrow : ''}`}>
        <header className={styles.header}>
          <h1 className={styles.title}>{title}</h1>
          {back && <a href="/">{t('app.home')}</a>}
          <PreferenceButtons />
        </header>
        {children}
      </main>
    </div>
  );
}

interface CardProps {
  readonly title?: string;
  readonly children: ReactNode;
}

export function Card({ title, children }: CardProps) {
  return (
    <section className={styles.card}>
      {title !== undefined && <h2>{title}</h2>}
      {children}
    </section>
  );
}
