import type { z } from 'zod';
import { type Category, issueRow } from '../model/issue.ts';
import { beside, pointsOf } from './documents.ts';
import type { Block, Draft, Place } from './draft.ts';
import type { Street } from './fabric/name-streets.ts';
import { contains } from './fabric/polygon.ts';
import {
  add,
  distance,
  lengthOf,
  mix,
  nearestOn,
  pointAlong,
  turnLeft,
  type Vector,
} from './fabric/vector.ts';
import { anywhere, magnets } from './issue-magnets.ts';
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

interface Site {
  readonly at: Vector;
  readonly where: { readonly zh: string; readonly en: string };
  readonly kinds: Readonly<Record<string, number>>;
}

/** Two in three near a place that draws trouble, the others along the streets. */
function siteFinder(draft: Draft, random: Random): () => Site {
  const places = draft.places.filter((place) => magnets[place.kind]);
  const streets = draft.streets
    .filter((street) => street.kind === 'street')
    .map((street) => ({ street, weight: trafficOf(draft, street) }));
  return () => {
    for (;;) {
      const site = random.chance(0.66)
        ? siteAtPlace(
            draft,
            random.weighted(places, (place) => magnets[place.kind]!.weight),
            random,
          )
        : siteOnStreet(draft, random.weighted(streets, (each) => each.weight).street, random);
      if (onDryLand(draft, site.at)) return site;
    }
  };
}

/** Near the place; two in three carried to the side of the nearest street, where trouble stands. */
function siteAtPlace(draft: Draft, place: Place, random: Random): Site {
  const { spread, kinds } = magnets[place.kind]!;
  const near = add(place.at, [random.normal() * spread * 1.2, random.normal() * spread]);
  const at = random.chance(0.68) ? toKerb(draft, near, random) : near;
  return { at, where: { zh: `${place.name.zh}附近`, en: `near ${place.name.en}` }, kinds };
}

function toKerb(draft: Draft, p: Vector, random: Random): Vector {
  let best = { gap: 90, at: p };
  for (const street of draft.streets) {
    if (street.kind !== 'street') continue;
    const line = pointsOf(draft, street.path);
    for (let i = 1; i < line.length; i++) {
      const on = nearestOn(line[i - 1]!, line[i]!, p);
      const gap = distance(on, p);
      if (gap >= best.gap || gap < 0.1) continue;
      best = { gap, at: mix(on, p, (street.width / 2 + random.between(0.5, 7)) / gap) };
    }
  }
  return best.at;
}

function siteOnStreet(draft: Draft, street: Street, random: Random): Site {
  const line = pointsOf(draft, street.path);
  const { at, direction } = pointAlong(line, random.next() * lengthOf(line));
  const off = (street.width / 2 + random.between(0.5, 6)) * (random.chance(0.5) ? 1 : -1);
  const side = turnLeft(direction);
  return {
    at: add(at, [side[0] * off, side[1] * off]),
    where: { zh: street.name.zh, en: street.name.en },
    kinds: anywhere,
  };
}

/** Length by how built-up the street's surroundings are and how wide it is. */
function trafficOf(draft: Draft, street: Street): number {
  const line = pointsOf(draft, street.path);
  const middle = line[line.length >> 1]!;
  const near = draft.blocks.filter((block) => distance(block.at, middle) < 260 && !block.water);
  const built = near.filter((block) => block.use !== 'farmland' && block.use !== 'hill').length;
  return lengthOf(line) * Math.sqrt(street.width) * (0.03 + Math.min(1, built / 12));
}

function onDryLand(draft: Draft, p: Vector): boolean {
  const block = draft.blocks.find(
    (each) => distance(each.at, p) < 2500 && contains(draft.town.mesh.ringOf(each.face), p),
  );
  return block !== undefined && !block.water;
}

function numberOf(prefix: string, issue: SampleIssue, all: readonly SampleIssue[], index: number): string {
  const local = (each: SampleIssue) => Math.floor((each.reported + 8 * hour) / day);
  let sequence = 1;
  for (let k = index - 1; k >= 0 && local(all[k]!) === local(issue); k--) sequence++;
  const date = new Date(local(issue) * day).toISOString().slice(0, 10).replaceAll('-', '');
  return `${prefix}-${date}-${String(sequence).padStart(3, '0')}`;
}

function row(draft: Draft, issue: SampleIssue, number: string, random: Random): z.input<typeof issueRow> {
  const due = issue.reported + issue.category.limitHours * hour;
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

/** A point inside a block of one of the given uses. */
export function somewhereIn(
  draft: Draft,
  uses: readonly Block['use'][],
  random: Random,
): { at: Vector; block: Block } {
  for (;;) {
    const block = random.pick(draft.blocks.filter((each) => uses.includes(each.use)));
    const points = draft.town.mesh.ringOf(block.face);
    const k = random.whole(0, points.length - 1);
    const at = beside(
      points[k]!,
      points[(k + 1) % points.length]!,
      random.between(0.2, 0.8),
      random.between(8, 30),
    );
    if (contains(points, at)) return { at, block };
  }
}
