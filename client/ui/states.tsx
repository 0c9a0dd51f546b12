import type { ReactNode } from 'react';
import { formatAge } from '../i18n/format.ts';
import { useText } from '../i18n/use-text.ts';
import { ApiError } from '../session/api-client.ts';
import { Button } from './button.tsx';
import styles from './states.module.css';

/** The six states a view can be in besides good. Each says what it is and what to do next. */

interface NoticeProps {
  readonly tone: 'calm' | 'warning' | 'danger';
  readonly title: string;
  readonly children?: ReactNode;
}

function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div className={`${styles.notice} ${styles[tone]}`} role={tone === 'danger' ? 'alert' : 'status'}>
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  );
}

export function Loading() {
  return <Notice tone="calm" title={useText()('state.loading')} />;
}

/** @param next what the reader can do about it */
export function Empty({ next }: { readonly next?: string }) {
  const t = useText();
  return (
    <Notice tone="calm" title={t('state.empty')}>
      {next !== undefined && <p>{next}</p>}
    </Notice>
  );
}

/** @param age milliseconds since the data was last known to be true */
export function Stale({ age }: { readonly age: number }) {
  const t = useText();
  return (
    <Notice tone="warning" title={t('state.stale', { age: formatAge(t, age) })}>
      <p>{t('state.stale.next')}</p>
    </Notice>
  );
}

export function Offline() {
  const t = useText();
  return (
    <Notice tone="warning" title={t('state.offline')}>
      <p>{t('state.offline.next')}</p>
    </Notice>
  );
}

export function Forbidden() {
  const t = useText();
  return (
    <Notice tone="warning" title={t('state.forbidden')}>
      <p>{t('state.forbidden.next')}</p>
      <a href="/">{t('app.home')}</a>
    </Notice>
  );
}

export function NotFound() {
  const t = useText();
  return (
    <Notice tone="warning" title={t('state.not-found')}>
      <p>{t('state.not-found.next')}</p>
      <a href="/">{t('app.home')}</a>
    </Notice>
  );
}

interface FailedProps {
  readonly error: Error;
  readonly retry?: () => void;
}

/** A call or a view that failed: what is known of why, and a way to try again. */
export function Failed({ error, retry }: FailedProps) {
  const t = useText();
  const code = error instanceof ApiError ? error.code : 'internal';
  const id = (error instanceof ApiError ? error.problem?.instance : undefined) ?? code;
  if (code === 'not-found') return <NotFound />;
  if (code === 'forbidden') return <Forbidden />;
  return (
    <Notice tone="danger" title={t('state.failed')}>
      <p>{t(`problem.${code}`)}</p>
      <p>{t('state.failed.next', { id })}</p>
      {retry !== undefined && <Button onClick={retry}>{t('app.retry')}</Button>}
    </Notice>
  );
}
