import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountRole } from '../../../data/model/account.ts';
import type { Session } from '../../../data/model/session.ts';
import { useText } from '../../i18n/use-text.ts';
import { call, urlOf } from '../../session/api-client.ts';
import { sessionQuery, useSessionChange } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import pageStyles from '../../ui/page.module.css';
import { Card, Page } from '../../ui/page.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import styles from './sign-in-view.module.css';

/** Signing in, on whatever page somebody came to: afterwards that page is there. */
export function SignInView() {
  const t = useText();
  const { data: session } = useQuery(sessionQuery());
  const failed = new URLSearchParams(location.search).get('failed') === 'provider';
  return (
    <Page title={t('app.name')} narrow back={false}>
      {session?.demonstration && <Demonstration demonstration={session.demonstration} />}
      <Card title={t('entrance.title')}>
        <PasswordEntry />
        {failed && (
          <p className={pageStyles.fault} role="alert">
            {t('entrance.provider.failed')}
          </p>
        )}
        {session?.provider && (
          <a href={urlOf('signInByProvider', {})}>{t('entrance.provider', { name: session.provider })}</a>
        )}
        <p className={pageStyles.quiet}>{t('entrance.forgotten')}</p>
      </Card>
    </Page>
  );
}

function PasswordEntry() {
  const t = useText();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const enter = useSessionChange((body: { name: string; password: string }) => call('signIn', {}, body));
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        enter.mutate({ name, password });
      }}
    >
      <Field
        label={t('entrance.name')}
        value={name}
        onText={setName}
        autoComplete="username"
        autoCapitalize="none"
        required
      />
      <Field
        label={t('entrance.password')}
        value={password}
        onText={setPassword}
        type="password"
        autoComplete="current-password"
        required
      />
      <Refusal error={enter.error} />
      <Button kind="main" type="submit" disabled={enter.isPending}>
        {t('entrance.enter')}
      </Button>
    </form>
  );
}

/** One click a role, clearly marked as what it is. */
function Demonstration({ demonstration }: { readonly demonstration: NonNullable<Session['demonstration']> }) {
  const t = useText();
  const enter = useSessionChange((role: AccountRole) => call('signInAsDemo', {}, { role }));
  const [wall] = Object.keys(demonstration.walls);
  return (
    <Card title={t('entrance.demo')}>
      <p className={pageStyles.quiet}>{t('entrance.demo.why')}</p>
      <div className={styles.demo}>
        {demonstration.roles.map((role) => (
          <Button key={role} onClick={() => enter.mutate(role)} disabled={enter.isPending}>
            <span className={styles.entry}>
              {t(`role.${role}`)}
              <small>{t(`role.${role}.what`)}</small>
            </span>
          </Button>
        ))}
        {wall !== undefined && <a href={`/wall/${wall}`}>{t('entrance.demo.wall')}</a>}
      </div>
      <Refusal error={enter.error} />
    </Card>
  );
}
