import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account, ChangedAccount, NewAccount } from '../../../data/model/account.ts';
import { useText } from '../../i18n/use-text.ts';
import { call } from '../../session/api-client.ts';
import { sessionQuery } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { GrantCounty, GrantRole } from '../../ui/grant-text.tsx';
import styles from '../../ui/page.module.css';
import { Card } from '../../ui/page.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { AccountForm } from './account-form.tsx';
import type { Counties } from './county-choice.ts';

const key = ['accounts'];

/** The accounts one administers; each can be changed in place, and a new one made with an invitation. */
export function AccountsSection({ counties }: { readonly counties: Counties }) {
  const t = useText();
  const client = useQueryClient();
  const [open, setOpen] = useState<number | 'new' | null>(null);
  const accounts = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call('accounts', {}, undefined, { signal }),
  });
  const done = async () => {
    setOpen(null);
    await client.invalidateQueries({ queryKey: key });
  };
  // Who changed the own roles goes on under another token, which the session tells.
  const changed = async () => {
    await client.invalidateQueries({ queryKey: sessionQuery().queryKey });
    await done();
  };
  const create = useMutation({
    mutationFn: (account: NewAccount) => call('createAccount', {}, account),
    onSuccess: done,
  });
  const invite = useMutation({
    mutationFn: (account: number) => call('inviteAgain', { account }, {}),
    onSuccess: done,
  });
  const change = useMutation({
    mutationFn: ({ id, revision, to }: { id: number; revision: number; to: ChangedAccount }) =>
      call('changeAccount', { account: id }, to, { revision }),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
    onSuccess: changed,
  });
  const shown = invite.data ?? create.data;
  return (
    <Card title={t('admin.accounts')}>
      {shown !== undefined && <Secret name={shown.account.displayName} token={shown.token} />}
      <Refusal error={invite.error} />
      {open === 'new' ? (
        <AccountForm
          counties={counties}
          error={create.error}
          onSave={(to, name) => create.mutate({ name, displayName: to.displayName, grants: to.grants })}
          onCancel={() => setOpen(null)}
        />
      ) : (
        <p>
          <Button kind="main" onClick={() => setOpen('new')}>
            {t('admin.new-account')}
          </Button>
        </p>
      )}
      {accounts.error !== null && <Failed error={accounts.error} />}
      {accounts.isPending && <Loading />}
      <ul>
        {accounts.data?.map((account) => (
          <li key={account.id} className={styles.line}>
            {open === account.id ? (
              <AccountForm
                counties={counties}
                account={account}
                error={change.error}
                onSave={(to) => change.mutate({ id: account.id, revision: account.revision, to })}
                onCancel={() => setOpen(null)}
              />
            ) : (
              <AccountLine
                account={account}
                onEdit={() => setOpen(account.id)}
                onInvite={() => invite.mutate(account.id)}
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface AccountLineProps {
  readonly account: Account;
  readonly onEdit: () => void;
  readonly onInvite: () => void;
}

function AccountLine({ account, onEdit, onInvite }: AccountLineProps) {
  const t = useText();
  const { displayName, name, origin, active, ready, grants } = account;
  return (
    <>
      <span>
        {displayName} <span className={styles.quiet}>{name}</span>{' '}
        {origin === 'demo' && <span className={styles.tag}>{t('admin.demo')}</span>}{' '}
        {!active && <span className={styles.tag}>{t('admin.disabled')}</span>}{' '}
        {!ready && <span className={styles.tag}>{t('admin.not-ready')}</span>}
        <br />
        <span className={styles.quiet}>
          {grants.length === 0 && t('account.no-role')}
          {grants.map((grant, index) => (
            <span key={grant.county}>
              {index > 0 && t('app.list-separator')}
              <GrantCounty county={grant.county} /> <GrantRole grant={grant} />
            </span>
          ))}
        </span>
      </span>
      {origin !== 'demo' && (
        <span className={styles.row}>
          <Button onClick={onEdit}>{t('admin.edit')}</Button>
          {origin === 'local' && active && <Button onClick={onInvite}>{t('admin.invite-again')}</Button>}
        </span>
      )}
    </>
  );
}

/** What is shown once: an invitation's link. */
function Secret({ name, token }: { readonly name: string; readonly token: string }) {
  const t = useText();
  return (
    <div role="status">
      <p>
        {name}: {t('admin.secret')}
      </p>
      <p className={styles.secret}>{`${location.origin}/set-up#token=${token}`}</p>
    </div>
  );
}
