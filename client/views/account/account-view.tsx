import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatInstant } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { call } from '../../session/api-client.ts';
import { sessionQuery, useSessionChange } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { GrantCounty, GrantRole } from '../../ui/grant-text.tsx';
import { NewPassword, useNewPassword } from '../../ui/new-password.tsx';
import styles from '../../ui/page.module.css';
import { Card, Page } from '../../ui/page.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { Failed, Loading } from '../../ui/states.tsx';

/** One's own account: the roles, where one is signed in, the password. */
export function AccountView() {
  const t = useText();
  const { data: session } = useQuery(sessionQuery());
  const account = session?.account;
  if (!account) return null;
  return (
    <Page title={t('account.title')} back={!session.passwordExpired}>
      {session.passwordExpired && <p role="alert">{t('account.password.expired')}</p>}
      {!session.passwordExpired && <Roles />}
      {!session.passwordExpired && <Sessions />}
      {account.origin === 'local' && <ChangePassword />}
    </Page>
  );
}

function Roles() {
  const t = useText();
  const { data: session } = useQuery(sessionQuery());
  const account = session?.account;
  if (!account) return null;
  return (
    <Card title={account.displayName}>
      {account.grants.length === 0 && <p>{t('account.no-role.next')}</p>}
      <ul>
        {account.grants.map((grant) => (
          <li key={grant.county} className={styles.line}>
            <span>
              <GrantCounty county={grant.county} />
            </span>
            <span>
              <GrantRole grant={grant} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const sessionsKey = ['own-sessions'];

function Sessions() {
  const t = useText();
  const client = useQueryClient();
  const sessions = useQuery({
    queryKey: sessionsKey,
    queryFn: ({ signal }) => call('ownSessions', {}, undefined, { signal }),
  });
  const end = useMutation({
    mutationFn: (session: number) => call('revokeOwnSession', { session }, {}),
    onSuccess: (left) => client.setQueryData(sessionsKey, left),
  });
  return (
    <Card title={t('account.sessions')}>
      {sessions.error !== null && <Failed error={sessions.error} />}
      {sessions.data === undefined && sessions.error === null && <Loading />}
      <ul>
        {sessions.data?.map(({ id, current, browser, address, lastSeenAt }) => (
          <li key={id} className={styles.line}>
            <span>
              {browserName(browser)} · {address}
              <br />
              <span className={styles.quiet}>
                {t('account.sessions.seen', { when: formatInstant(lastSeenAt, localZone) })}
              </span>
            </span>
            {current ? (
              <span className={styles.tag}>{t('account.sessions.current')}</span>
            ) : (
              <Button onClick={() => end.mutate(id)}>{t('account.sessions.end')}</Button>
            )}
          </li>
        ))}
      </ul>
      <Refusal error={end.error} />
    </Card>
  );
}

const localZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What people call their browser, out of what it calls itself. */
function browserName(userAgent: string): string {
  const name = /(Edg|OPR|Firefox|Chrome|Safari)\/\d+/.exec(userAgent)?.[0];
  const system = /Windows|Android|iPhone|iPad|Mac OS X|Linux/.exec(userAgent)?.[0];
  return [name?.replace('Edg/', 'Edge ').replace('/', ' '), system].filter(Boolean).join(' · ') || '—';
}

function ChangePassword() {
  const t = useText();
  const [current, setCurrent] = useState('');
  const password = useNewPassword();
  const change = useSessionChange((body: { current: string; password: string }) =>
    call('changePassword', {}, body),
  );
  return (
    <Card title={t('account.password')}>
      <form
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault();
          if (password.good !== null) change.mutate({ current, password: password.good });
        }}
      >
        <Field
          label={t('account.password.current')}
          value={current}
          onText={setCurrent}
          type="password"
          autoComplete="current-password"
          required
        />
        <NewPassword password={password} label={t('account.password.new')} />
        <Button kind="main" type="submit" disabled={change.isPending || password.good === null}>
          {t('account.password.save')}
        </Button>
      </form>
      <Refusal error={change.error} />
      {change.isSuccess && <p role="status">{t('account.password.done')}</p>}
    </Card>
  );
}
