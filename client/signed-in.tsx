import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useText } from './i18n/use-text.ts';
import { credentials } from './session/credentials.ts';
import { sessionQuery } from './session/session.ts';
import { AccountMenu } from './ui/account-menu.tsx';
import { Page } from './ui/page.tsx';
import { Failed, Loading } from './ui/states.tsx';

const SignInView = lazy(async () => ({
  default: (await import('./views/entrance/sign-in-view.tsx')).SignInView,
}));
const AccountView = lazy(async () => ({
  default: (await import('./views/account/account-view.tsx')).AccountView,
}));

/**
 * What is shown to somebody signed in. Anybody else signs in first, on the same page: the address stays, and what was not
 * saved is still there. Who has no role yet, or must change the password, is told so.
 */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const t = useText();
  const client = useQueryClient();
  const session = useQuery(sessionQuery());
  useEffect(
    () => credentials.onLost(() => void client.invalidateQueries({ queryKey: sessionQuery().queryKey })),
    [client],
  );
  const { data } = session;
  if (data === undefined)
    return (
      <Page title={t('app.name')} narrow back={false}>
        {session.error === null ? (
          <Loading />
        ) : (
          <Failed error={session.error} retry={() => void session.refetch()} />
        )}
      </Page>
    );
  if (data.account === null)
    return (
      <Suspense>
        <SignInView />
      </Suspense>
    );
  if (data.passwordExpired)
    return (
      <Suspense>
        <AccountView />
      </Suspense>
    );
  if (data.account.grants.length === 0)
    return (
      <Page title={t('account.no-role')} narrow back={false}>
        <p>{t('account.no-role.next')}</p>
        <AccountMenu county={null} />
      </Page>
    );
  return children;
}
