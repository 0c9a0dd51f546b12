import type { PatrolCoverage } from '../../../data/model/patrol.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Section } from './card.tsx';
import styles from './patrol-times.module.css';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
/** Two hours a row: twenty-four would not fit a phone. */
const hours = Array.from({ length: 12 }, (_, index) => index * 2);

/** Metres of street walked by weekday and hour: does anybody come on Friday at four? */
export function PatrolTimes({ times }: { readonly times: PatrolCoverage['times'] }) {
  const t = useText();
  const sum = (weekday: number, from: number) =>
    times
      .filter((one) => one.weekday === weekday && one.hour >= from && one.hour < from + 2)
      .reduce((total, { metres }) => total + metres, 0);
  const walked = hours.filter((from) => weekdays.some((weekday) => sum(weekday, from) > 0));
  return (
    <Section title={t('patrol.times')}>
      <table className={styles.times}>
        <caption>{t('patrol.times.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('patrol.times.hours')}</th>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col">
                {t(`patrol.weekday.${weekday}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {walked.map((from) => (
            <tr key={from}>
              <th scope="row">
                {from}–{from + 2}
              </th>
              {weekdays.map((weekday) => (
                <td key={weekday}>{formatNumber(t, sum(weekday, from))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
