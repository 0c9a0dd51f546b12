import { zone } from '../rules/zone.ts';
import type { CountyBundle, IssueRow } from './bundle.ts';

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;

/**
 * A sample is told as of a day, its *present*. Loaded later, its times are moved on by whole weeks, so that the present's end lies
 * within the last seven days: what was due tomorrow is due this week, and Fridays stay Fridays. A bundle without a present stays as it is.
 * @param now epoch milliseconds
 */
export function movedToPresent(bundle: CountyBundle, now: number): CountyBundle {
  if (bundle.present === null) return bundle;
  const end = zone(bundle.scheme.timeZone).fromLocal(Date.parse(bundle.present) + dayMs);
  const by = Math.floor((now - end) / weekMs) * weekMs;
  if (by <= 0) return bundle;
  const { patrols } = bundle;
  return {
    ...bundle,
    issues: bundle.issues.map((row) => movedIssue(row, by)),
    patrols:
      patrols === null
        ? null
        : { ...patrols, walks: patrols.walks.map((walk) => ({ ...walk, day: movedDay(walk.day, by) })) },
  };
}

function movedIssue(row: IssueRow, by: number): IssueRow {
  const moved = (instant: string) => new Date(Date.parse(instant) + by).toISOString();
  return {
    ...row,
    number: row.number.replace(
      /-(\d{4})(\d\d)(\d\d)-/,
      (_, year, month, day) => `-${movedDay(`${year}-${month}-${day}`, by).replaceAll('-', '')}-`,
    ),
    reportedAt: moved(row.reportedAt),
    dueAt: moved(row.dueAt),
    closedAt: row.closedAt === null ? null : moved(row.closedAt),
  };
}

/** @param day YYYY-MM-DD */
const movedDay = (day: string, by: number): string =>
  new Date(Date.parse(day) + by).toISOString().slice(0, 10);
