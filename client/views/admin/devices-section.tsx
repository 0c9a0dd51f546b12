import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatInstant } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { call } from '../../session/api-client.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import styles from '../../ui/page.module.css';
import { Card } from '../../ui/page.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { type Counties, countyOptions } from './county-choice.ts';

const localZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The wall displays of a county: each has a token that only reads, shown once and revocable. */
export function DevicesSection({ counties }: { readonly counties: Counties }) {
  const t = useText();
  const client = useQueryClient();
  const [county, setCounty] = useState(counties[0]?.id ?? '');
  const [label, setLabel] = useState('');
  const key = ['devices', county];
  const devices = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call('devices', { county }, undefined, { signal }),
    enabled: county !== '',
  });
  const refresh = () => client.invalidateQueries({ queryKey: key });
  const create = useMutation({
    mutationFn: () => call('createDevice', { county }, { label }),
    onSuccess: refresh,
  });
  const revoke = useMutation({
    mutationFn: (device: number) => call('revokeDevice', { county, device }, {}),
    onSuccess: refresh,
  });
  return (
    <Card title={t('admin.devices')}>
      <form
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
          setLabel('');
        }}
      >
        <Choice
          label={t('admin.county')}
          value={county}
          options={countyOptions(counties, t)}
          onChoose={(chosen) => {
            create.reset();
            setCounty(chosen);
          }}
        />
        <Field label={t('admin.device-label')} value={label} onText={setLabel} required />
        <Button kind="main" type="submit">
          {t('admin.new-device')}
        </Button>
      </form>
      <Refusal error={create.error ?? revoke.error} />
      {create.data !== undefined && (
        <div role="status">
          <p>{t('admin.secret')}</p>
          <p className={styles.secret}>{`${location.origin}/wall/${county}#token=${create.data.token}`}</p>
        </div>
      )}
      {devices.error !== null && <Failed error={devices.error} />}
      {devices.isLoading && <Loading />}
      {devices.data?.length === 0 && <p className={styles.quiet}>{t('admin.no-devices')}</p>}
      <ul>
        {devices.data?.map(({ id, label: name, lastSeenAt, revokedAt }) => (
          <li key={id} className={styles.line}>
            <span>
              {name}
              <br />
              <span className={styles.quiet}>
                {lastSeenAt === null
                  ? t('admin.never-seen')
                  : t('account.sessions.seen', { when: formatInstant(lastSeenAt, localZone) })}
              </span>
            </span>
            {revokedAt === null ? (
              <Button onClick={() => revoke.mutate(id)}>{t('admin.revoke')}</Button>
            ) : (
              <span className={styles.tag}>
                {t('admin.revoked', { when: formatInstant(revokedAt, localZone) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
