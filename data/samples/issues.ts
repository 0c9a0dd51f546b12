import type { z } from 'zod';
import { readCalendarYears } from '../load/work-calendars.ts';
import { type Category, issueRow } from '../model/issue.ts';
import { workCalendar } from '../rules/work-calendar.ts';
import type { Draft } from './draft.ts';
import type { Vector } from './fabric/vector.ts';
import { siteFinder } from './issue-sites.ts';
import { day, hour, progress, reportTime } from './issue-times.ts';
import { createRandom, type Random } from './random.ts';

/** One issue before it is written; times in epoch milliseconds. */
export interface SampleIssue {
  readonly category: Category;
  readonly at: Vector;
  readonly where: { readonly zh: string; readonly en: string };
  readonly reported: number;
  readonly squareMetres: number | null;
  /** True for a case that is known to be closed. */
  readonly settled?: boolean;
}

export interface IssueOptions {
  /** The letters before the number people quote. */
  readonly prefix: string;
  readonly count: number;
  /** Cases the county's document counts, made one by one and not by chance. */
  readonly counted?: (
    draft: Draft,
    category: (id: string) => Category,
    random: Random,
  ) => readonly SampleIssue[];
  /** Whether a drawn case may stand: Xuanhan's document counts every 两违 case of ten months, so no more may be drawn. */
  readonly allow?: (category: Category, reported: number) => boolean;
}

/** All shipped counties keep Chinese time. */
const calendar = workCalendar(readCalendarYears(), 'Asia/Shanghai');

/** The county's `issues.csv`. */
export function issuesFile(draft: Draft, categories: readonly Category[], options: IssueOptions): string {
  const random = createRandom(`${draft.county}/issues`);
  const category = (id: string): Category => {
    const found = categories.find((each) => each.id === id);
    if (!found) throw new Error(`no category ${id}`);
    return found;
  };
  const counted = options.counted?.(draft, category, random) ?? [];
  const sites = siteFinder(draft, random);
  const drawn: SampleIssue[] = [];
  while (drawn.length < options.count - counted.length) {
    const site = sites();
    const kind = category(random.weighted(Object.entries(site.kinds), ([, weight]) => weight)[0]);
    const reported = reportTime(random);
    if (options.allow && !options.allow(kind, reported)) continue;
    const squareMetres = kind.illegalBuilding ? random.whole(12, 160) : null;
    drawn.push({ category: kind, at: site.at, where: site.where, reported, squareMetres });
  }
  const all = [...counted, ...drawn].sort((a, b) => a.reported - b.reported);
  const rows = all.map((each, i) => row(draft, each, numberOf(options.prefix, each, all, i), random));
  const columns = Object.keys(issueRow.shape);
  return `${[columns.join(','), ...rows.map((each) => columns.map((key) => each[key as keyof typeof each]).join(','))].join('\n')}\n`;
}

function numberOf(prefix: string, issue: SampleIssue, all: readonly SampleIssue[], index: number): string {
  const local = (each: SampleIssue) => Math.floor((each.reported + 8 * hour) / day);
  let sequence = 1;
  for (let k = index - 1; k >= 0 && local(all[k]!) === local(issue); k--) sequence++;
  const date = new Date(local(issue) * day).toISOString().slice(0, 10).replaceAll('-', '');
  return `${prefix}-${date}-${String(sequence).padStart(3, '0')}`;
}

function row(draft: Draft, issue: SampleIssue, number: string, random: Random): z.input<typeof issueRow> {
  const due = calendar.dueAt(issue.reported, issue.category.limit);
  const [longitude, latitude] = draft.projection.toDegrees(issue.at);
  const { state, closed } = progress(issue.reported, due, issue.settled ?? false, random);
  const label = issue.category.label;
  return {
    number,
    category: issue.category.id,
    state,
    longitude,
    latitude,
    reportedAt: instantOf(issue.reported),
    dueAt: instantOf(due),
    closedAt: closed === null ? '' : instantOf(closed),
    areaSquareMetres: issue.squareMetres ?? '',
    description: `${issue.where.zh}：${label.zh} · ${label.en} (${issue.where.en.replaceAll(',', ' –')})`,
  };
}

const instantOf = (time: number): string => new Date(time).toISOString().replace('.000Z', 'Z');
