import { passwordFaults } from '../../data/rules/password-policy.ts';
import { useText } from '../i18n/use-text.ts';
import { ApiError } from '../session/api-client.ts';
import styles from './page.module.css';

/** Why a form was refused, beside the form; for a password, every reason. */
export function Refusal({ error }: { readonly error: Error | null }) {
  const t = useText();
  if (error === null) return null;
  const code = error instanceof ApiError ? error.code : 'internal';
  const told = error instanceof ApiError ? (error.problem?.errors ?? []) : [];
  const faults = passwordFaults.filter((fault) => told.some(({ message }) => message === fault));
  return (
    <p className={styles.fault} role="alert">
      {faults.length > 0 ? faults.map((fault) => t(`password.${fault}`)).join(' ') : t(`problem.${code}`)}
    </p>
  );
}
