import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useText } from '../i18n/use-text.ts';
import { call } from '../session/api-client.ts';
import { rolesOf, sessionQuery, useMay, useSessionChange } from '../session/session.ts';
import { pageRecorder } from '../session/walks/page-recorder.ts';
import styles from './account-menu.module.css';
import { Button } from './button.tsx';

/** Who is signed in, and where one can go from here. @param county whose role is told; null for all */
export function AccountMenu({ county }: { readonly county: string | null }) {
  const t = useText();
  const { data: session } = useQuery(sessionQuery());
  const may = useMay();
  const menu = useRef<HTMLDetailsElement>(null);
  const leave = useSessionChange(() => {
    // Nobody is followed who has signed out; what was not sent is kept for when he is back.
    pageRecorder.finish();
    return call('signOut', {}, {});
  });
  const account = session?.account;
  if (!account) return null;
  const roles = rolesOf(session, county).map((role) => t(`role.${role}`));
  const close = () => {
    if (menu.current !== null) menu.current.open = false;
  };
  return (
    <details
      ref={menu}
      className={styles.menu}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) close();
      }}
      onKeyDown={({ key }) => key === 'Escape' && close()}
    >
      <summary className={styles.face} aria-label={t('account.menu', { name: account.displayName })}>
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" fill="none" stroke="currentColor">
          <circle cx="10" cy="7" r="3.2" strokeWidth="1.8" />
          <path d="M3.8 17c.8-3.4 3.2-5 6.2-5s5.4 1.6 6.2 5" strokeWidth="1.8" strokeLinecap="round" />
        </svg>
      </summary>
      <div className={styles.list}>
        <p className={styles.who}>
          {account.displayName}
          <small>{roles.join(t('app.list-separator')) || t('account.no-role')}</small>
        </p>
        <a href="/">{t('account.map')}</a>
        {may('drafts', county) && (
          <a href={county === null ? '/plan' : `/plan?county=${county}`}>{t('account.plan')}</a>
        )}
        {may('uploadImport', county) && (
          <a href={county === null ? '/import' : `/import?county=${county}`}>{t('imports.menu')}</a>
        )}
        {may('accounts', null) && <a href="/admin">{t('account.admin')}</a>}
        <a href="/account">{t('account.title')}</a>
        <Button onClick={() => leave.mutate(undefined)}>{t('account.sign-out')}</Button>
      </div>
    </details>
  );
}
