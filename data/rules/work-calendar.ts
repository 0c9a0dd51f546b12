import { type CalendarYear, type Limit, type OfficeHours, usualOfficeHours } from '../model/calendar.ts';
import { localDay } from './local-day.ts';
import { zone } from './zone.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** When things are due, in a county's own time. */
export interface WorkCalendar {
  /** The years whose holidays are known, in order. */
  readonly years: readonly number[];
  /** @param day YYYY-MM-DD */
  readonly isWorkday: (day: string) => boolean;
  /**
   * When a limit that begins at `from` ends. `hours` run on. `work-hours` run while offices are open. Of `workdays` the day of
   * `from` does not count, and the last one ends when offices close (Civil Code of the PRC, articles 201 and 203).
   * @param from epoch milliseconds
   * @returns epoch milliseconds
   */
  readonly dueAt: (from: number, limit: Limit) => number;
}

/**
 * The work calendar of announced years. A year nobody has announced yet has weekends and no holidays.
 * @param timeZone IANA name, as in a scheme
 */
export function workCalendar(
  years: readonly CalendarYear[],
  timeZone: string,
  hours: OfficeHours = usualOfficeHours,
): WorkCalendar {
  const { toLocal, fromLocal } = zone(timeZone);
  const worked = announced(years);
  const stretches = hours.map(
    ([from, to]) => [minutesOf(from) * minuteMs, minutesOf(to) * minuteMs] as const,
  );
  const closing = stretches.at(-1)?.[1] ?? dayMs;
  const isWorkday = (day: number): boolean => worked.get(day) ?? !isWeekend(day);
  const afterWorkdays = (local: number, count: number): number => {
    let day = Math.floor(local / dayMs);
    for (let left = Math.ceil(count); left > 0; ) if (isWorkday(++day)) left--;
    return day * dayMs + closing;
  };
  const afterWorkTime = (local: number, time: number): number => {
    let left = time;
    for (let day = Math.floor(local / dayMs); ; day++) {
      if (!isWorkday(day)) continue;
      for (const [opens, closes] of stretches) {
        const start = Math.max(local, day * dayMs + opens);
        const room = day * dayMs + closes - start;
        if (room >= left) return start + left;
        left -= Math.max(0, room);
      }
    }
  };
  return {
    years: years.map(({ year }) => year).sort((a, b) => a - b),
    isWorkday: (day) => isWorkday(Date.parse(day) / dayMs),
    dueAt: (from, { amount, unit }) => {
      if (unit === 'hours') return from + amount * hourMs;
      const local = toLocal(from);
      return fromLocal(
        unit === 'workdays' ? afterWorkdays(local, amount) : afterWorkTime(local, amount * hourMs),
      );
    },
  };
}

/**
 * The year whose holidays a limit does not know, or null: working time that ends in it is reckoned by weekends alone.
 * @param dueAt UTC
 * @param years whose holidays are known
 */
export function unknownYear(
  dueAt: string,
  { unit }: Limit,
  years: readonly number[],
  timeZone: string,
): number | null {
  const year = Number(localDay(Date.parse(dueAt), timeZone).slice(0, 4));
  return unit === 'hours' || years.includes(year) ? null : year;
}

/** Day → is it worked, for the days that are not as their weekday would have it. */
function announced(years: readonly CalendarYear[]): ReadonlyMap<number, boolean> {
  const worked = new Map<number, boolean>();
  for (const { holidays, workdays } of years) {
    for (const { from, to } of holidays)
      for (let at = Date.parse(from); at <= Date.parse(to); at += dayMs) worked.set(at / dayMs, false);
    for (const day of workdays) worked.set(Date.parse(day) / dayMs, true);
  }
  return worked;
}

/** 1 January 1970 was a Thursday. */
const isWeekend = (day: number): boolean => [2, 3].includes(((day % 7) + 7) % 7);

function minutesOf(time: string): number {
  const [hour = '', minute = ''] = time.split(':');
  return Number(hour) * 60 + Number(minute);
}
