import type { Speak } from '../../i18n/use-text.ts';
import { useNow } from '../../session/use-now.ts';
import styles from './wall.module.css';

interface ClockProps {
  readonly t: Speak;
  readonly timeZone: string;
}

/** The date and time in the county, whatever zone the wall's computer is set to. */
export function Clock({ t, timeZone }: ClockProps) {
  const now = useNow(1000);
  const locale = t.language === 'zh' ? 'zh-CN' : 'en-GB';
  const date = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'full' }).format(now);
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium' }).format(now);
  return (
    <div className={styles.clock}>
      <span>{date}</span>
      <time dateTime={new Date(now).toISOString()} className={styles.time}>
        {time}
      </time>
    </div>
  );
}
