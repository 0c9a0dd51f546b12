import type { GridDetail } from '../../../data/model/replies.ts';
import { roleFunction, type Scheme } from '../../../data/model/scheme.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './responsibilities.module.css';

type Responsibility = GridDetail['responsibilities'][number];

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
  return (
    <ul>
      {responsibilities
        .toSorted((a, b) => order(a) - order(b))
        .map(({ role, party, name, telephone }) => (
          <li key={`${role} ${party}`} className={styles.line}>
            <span>
              <span className={styles.role}>
                {roleOf.has(role) ? t(roleOf.get(role)?.label ?? name) : role}
              </span>
              <span className={styles.name}>{t(name)}</span>
            </span>
            {telephone !== null && (
              <a
                className={styles.telephone}
                href={`tel:${telephone.replace(/[^\d+]/g, '')}`}
                aria-label={t('leader.grid.telephone', { name: t(name), number: telephone })}
              >
                {telephone}
              </a>
            )}
          </li>
        ))}
    </ul>
  );
}
