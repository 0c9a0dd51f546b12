import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Body } from '../../../data/api.ts';
import { token as tokenSchema } from '../../../data/model/account.ts';
import { useText } from '../../i18n/use-text.ts';
import { call } from '../../session/api-client.ts';
import { sessionQuery, useSessionChange } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { NewPassword, useNewPassword } from '../../ui/new-password.tsx';
import pageStyles from '../../ui/page.module.css';
import { Card, Page } from '../../ui/page.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import styles from './sign-in-view.module.css';

/** The first password, by the link of an invitation or of the first start; the link's secret is in the part no server sees. */
export function SetUpView() {
  const t = useText();
  const [{ token, isFirst }] = useState(linkOf);
  const [account, setAccount] = useState({ name: '', displayName: '' });
  const { data: session } = useQuery(sessionQuery());
  const password = useNewPassword();
  const save = useSessionChange(async (body: Body<'setPassword'>) => {
    const entered = await call('setPassword', {}, body);
    history.replaceState(null, '', '/');
    return entered;
  });
  if (session?.account && save.isSuccess) location.assign('/');
  return (
    <Page title={t(isFirst ? 'set-up.administrator' : 'set-up.title')} narrow back={false}>
      <Card>
        {token === undefined ? (
          <p role="alert">{t('set-up.no-token')}</p>
        ) : (
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault();
              if (password.good !== null)
                save.mutate({ token, password: password.good, ...(isFirst ? { account } : {}) });
            }}
          >
            {isFirst && (
              <>
                <p className={pageStyles.quiet}>{t('set-up.first')}</p>
                <Field
                  label={t('entrance.name')}
                  value={account.name}
                  onText={(name) => setAccount({ ...account, name })}
                  autoComplete="username"
                  autoCapitalize="none"
                  required
                />
                <Field
                  label={t('set-up.display-name')}
                  value={account.displayName}
                  onText={(displayName) => setAccount({ ...account, displayName })}
                  autoComplete="name"
                  required
                />
              </>
            )}
            <NewPassword password={password} label={t('entrance.password')} />
            <Refusal error={save.error} />
            <Button kind="main" type="submit" disabled={save.isPending || password.good === null}>
              {t('set-up.save')}
            </Button>
          </form>
        )}
      </Card>
    </Page>
  );
}

/** The secret, and whether the link is the first start's, which makes the administrator's account. */
function linkOf() {
  const parts = new URLSearchParams(location.hash.slice(1));
  return { token: tokenSchema.safeParse(parts.get('token')).data, isFirst: parts.has('first') };
}
