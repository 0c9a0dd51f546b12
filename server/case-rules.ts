import { readCalendarYears } from '../data/load/work-calendars.ts';
import type { CategorySet } from '../data/model/issue.ts';
import type { Scheme } from '../data/model/scheme.ts';
import { type WorkCalendar, workCalendar } from '../data/rules/work-calendar.ts';

/** When the cases of a county are due: by its own calendar, made once a scheme. */
export type WorkCalendars = (scheme: Scheme) => WorkCalendar;

export function workCalendars(): WorkCalendars {
  const years = readCalendarYears();
  const made = new Map<string, WorkCalendar>();
  return ({ timeZone, officeHours }) => {
    const key = JSON.stringify([timeZone, officeHours]);
    const calendar = made.get(key) ?? workCalendar(years, timeZone, officeHours);
    made.set(key, calendar);
    return calendar;
  };
}

/** Limits reach about this far. */
const reachMs = 60 * 86_400_000;

/** The years that limits reach by now, and whose holidays are not on file; what is due in them is reckoned by weekends alone. */
export function yearsWithoutHolidays(now: number): readonly number[] {
  const known = readCalendarYears().map(({ year }) => year);
  const reached = [now, now + reachMs].map((at) => new Date(at).getUTCFullYear());
  return [...new Set(reached)].filter((year) => !known.includes(year));
}

/**
 * Prepares `dueAt(category, reportedAt)`: when an issue of a category is due; null where the set has no such category.
 */
export function dueTimes(
  set: CategorySet | null,
  calendar: WorkCalendar,
): (category: string, reportedAt: number) => number | null {
  const limits = new Map(set?.categories.map(({ id, limit }) => [id, limit]));
  return (category, reportedAt) => {
    const limit = limits.get(category);
    return limit === undefined ? null : calendar.dueAt(reportedAt, limit);
  };
}
