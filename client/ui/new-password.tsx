import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { sessionQuery } from '../session/session.ts';
import { Field } from './field.tsx';
import styles from './page.module.css';

/** A password typed twice; `good` is it once both are the same. What the policy says of it, the server says. */
export interface TypedTwice {
  readonly first: string;
  readonly second: string;
  readonly setFirst: (text: string) => void;
  readonly setSecond: (text: string) => void;
  readonly good: string | null;
}

export function useNewPassword(): TypedTwice {
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  return { first, second, setFirst, setSecond, good: first !== '' && first === second ? first : null };
}

export function NewPassword({ password, label }: { readonly password: TypedTwice; readonly label: string }) {
  const t = useText();
  const { data: session } = useQuery(sessionQuery());
  const { first, second, setFirst, setSecond } = password;
  const n = session?.policy.minimumLength ?? 12;
  return (
    <>
      <Field
        label={label}
        value={first}
        onText={setFirst}
        type="password"
        autoComplete="new-password"
        required
      />
      <p className={styles.quiet}>
        {t(session?.policy.kinds ? 'password.rule.kinds' : 'password.rule', { n })}
      </p>
      <Field
        label={t('set-up.again')}
        value={second}
        onText={setSecond}
        type="password"
        autoComplete="new-password"
        required
      />
      {second !== '' && first !== second && <p className={styles.fault}>{t('set-up.differ')}</p>}
    </>
  );
}
