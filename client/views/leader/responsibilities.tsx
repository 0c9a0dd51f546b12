import type { GridDetail } from '../../../data/model/replies.ts';
import { type Role, roleFunction, type Scheme } from '../../../data/model/scheme.ts';
import { isMasked } from '../../../data/rules/mask.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './responsibilities.module.css';

type Responsibility = GridDetail['responsibilities'][number];

/** The chain of command down to the first responsible unit; the rest unfolds. */
const shownAtOnce = 4;

interface ResponsibilitiesProps {
  readonly scheme: Scheme;
  readonly responsibilities: readonly Responsibility[];
}

/** Who answers for a grid, in the order of the chain of command, with a number to ring where there is one. */
export function Responsibilities({ scheme, responsibilities }: ResponsibilitiesProps) {
  const t = useText();
  const roleOf = new Map(scheme.roles.map((role) => [role.id, role]));
  const order = (one: Responsibility) =>
    roleFunction.options.indexOf(roleOf.get(one.role)?.function ?? 'member');
  if (responsibilities.length === 0) return <p>{t('leader.grid.nobody')}</p>;
  const lines = responsibilities
    .toSorted((a, b) => order(a) - order(b))
    .map((one) => <Line key={`${one.role} ${one.party}`} one={one} role={roleOf.get(one.role)} />);
  return (
    <>
      <ul>{lines.slice(0, shownAtOnce)}</ul>
      {lines.length > shownAtOnce && (
        <details className={styles.rest}>
          <summary>{t('leader.grid.answers.all', { n: lines.length - shownAtOnce })}</summary>
          <ul>{lines.slice(shownAtOnce)}</ul>
        </details>
      )}
    </>
  );
}

function Line({ one, role }: { readonly one: Responsibility; readonly role: Role | undefined }) {
  const t = useText();
  const name = t(one.name);
  return (
    <li className={styles.line}>
      <span>
        <span className={styles.role}>{role === undefined ? one.role : t(role.label)}</span>
        <span className={styles.name}>{name}</span>
      </span>
      {one.telephone !== null && isMasked(one.telephone) && (
        <span className={styles.telephone}>{one.telephone}</span>
      )}
      {one.telephone !== null && !isMasked(one.telephone) && (
        <a
          className={styles.telephone}
          href={`tel:${one.telephone.replace(/[^\d+]/g, '')}`}
          aria-label={t('leader.grid.telephone', { name, number: one.telephone })}
        >
          {one.telephone}
        </a>
      )}
    </li>
  );
}
