import type { ReactNode } from 'react';
import type { Speak } from '../../i18n/use-text.ts';
import { useDisplay } from '../../session/display.ts';
import styles from './wall.module.css';

interface WallEntranceProps {
  readonly county: string;
  readonly t: Speak;
  readonly children: ReactNode;
}

/**
 * The wall's door: its token opens it, again and again, without anybody. Where there is none, or it was revoked, the screen
 * says calmly what to do; it never turns into a sign-in page.
 */
export function WallEntrance({ county, t, children }: WallEntranceProps) {
  const state = useDisplay(county);
  if (state === 'ready') return children;
  return (
    <p className={styles.message} role="status">
      {state === 'waiting' ? t('wall.waiting') : t(`wall.${state}`)}
    </p>
  );
}
