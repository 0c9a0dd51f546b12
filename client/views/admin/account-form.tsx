import { useState } from 'react';
import { type Account, type ChangedAccount, everyCounty, type Grant } from '../../../data/model/account.ts';
import { useText } from '../../i18n/use-text.ts';
import { useMay } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import styles from '../../ui/page.module.css';
import { Refusal } from '../../ui/refusal.tsx';
import { type Counties, countyOptions } from './county-choice.ts';
import { GrantRow } from './grant-row.tsx';

interface AccountFormProps {
  readonly counties: Counties;
  /** Absent for a new one. */
  readonly account?: Account;
  readonly error: Error | null;
  readonly onSave: (to: ChangedAccount, name: string) => void;
  readonly onCancel: () => void;
}

/** An account's name and roles, one a county, each with the unit the person is of there. */
export function AccountForm({ counties, account, error, onSave, onCancel }: AccountFormProps) {
  const t = useText();
  const may = useMay();
  const [name, setName] = useState('');
  const [displayName, setDisplayName] = useState(account?.displayName ?? '');
  const [active, setActive] = useState(account?.active ?? true);
  const [grants, setGrants] = useState<readonly Grant[]>(account?.grants ?? []);
  const options = [
    ...(may('accounts', everyCounty) ? [{ value: everyCounty, label: t('account.every-county') }] : []),
    ...countyOptions(counties, t),
  ];
  const free = options.find(({ value }) => !grants.some(({ county }) => county === value));
  const replace = (index: number, grant: Grant) => setGrants(grants.with(index, grant));
  return (
    <form
      className={styles.card}
      style={{ flex: 1 }}
      onSubmit={(event) => {
        event.preventDefault();
        onSave({ displayName, active, grants: [...grants] }, name);
      }}
    >
      <div className={styles.row}>
        {account === undefined && (
          <Field label={t('entrance.name')} value={name} onText={setName} autoCapitalize="none" required />
        )}
        <Field label={t('set-up.display-name')} value={displayName} onText={setDisplayName} required />
      </div>
      {grants.map((grant, index) => (
        <GrantRow
          key={grant.county}
          grant={grant}
          options={options}
          onChange={(to) => replace(index, to)}
          onDrop={() => setGrants(grants.toSpliced(index, 1))}
        />
      ))}
      {grants.some(({ county }) => county !== everyCounty) && (
        <p className={styles.quiet}>{t('admin.unit.explain')}</p>
      )}
      {free !== undefined && (
        <p>
          <Button onClick={() => setGrants([...grants, { county: free.value, role: 'viewer', grids: [] }])}>
            {t('admin.add-role')}
          </Button>
        </p>
      )}
      {account !== undefined && (
        <label>
          <input type="checkbox" checked={active} onChange={(event) => setActive(event.target.checked)} />{' '}
          {t('admin.active')}
        </label>
      )}
      <Refusal error={error} />
      <div className={styles.row}>
        <Button kind="main" type="submit">
          {t(account === undefined ? 'admin.create' : 'admin.save')}
        </Button>
        <Button onClick={onCancel}>{t('app.close')}</Button>
      </div>
    </form>
  );
}
