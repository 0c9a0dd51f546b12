import type { PatrolCoverage, PatrolLine, PatrolPeriod } from '../model/patrol.ts';
import type { Grid, PlanDocument } from '../model/plan.ts';
import type { Bilingual, Position } from '../model/text.ts';
import { dayNumber, dayText } from './local-days.ts';
import { type Stretch, stretchMetres } from './street-stretches.ts';
import { walkRule } from './walk-matching.ts';

/**
 * Patrol coverage: how much of the streets was walked in a period. Source: domain.md §1, "full coverage", 6; the rhythm of
 * days and hours is Dafang's (every Friday 16:00).
 */
export const patrolDefinition: Bilingual = {
  zh: `巡查覆盖率 = 期内走过的道路长度 ÷ 道路总长度（米）。道路按约 ${stretchMetres} 米分段；徒步轨迹每 ${walkRule.stepMetres} 米取一点，${walkRule.reachMetres} 米内走向一致（夹角不超过 45°）的最近一段算走过。两点相隔超过 ${walkRule.gapMs / 1000} 秒或 ${walkRule.gapMetres} 米、速度超过每秒 ${walkRule.metresPerSecond} 米、定位误差超过 ${walkRule.accuracyMetres} 米的不算。网格之间的道路，两侧网格都算；合计中只算一次。一段当天走几遍都算一次。`,
  en: `Patrol coverage = length of street walked in the period ÷ length of all streets, in metres. Streets are cut into stretches of about ${stretchMetres} m; every ${walkRule.stepMetres} m of a track on foot, the nearest stretch within ${walkRule.reachMetres} m that runs the same way (within 45°) is walked. Points more than ${walkRule.gapMs / 1000} s or ${walkRule.gapMetres} m apart, faster than ${walkRule.metresPerSecond} m/s, or known to worse than ${walkRule.accuracyMetres} m do not count. A street between two grids counts for both, in the total once. However often a stretch is walked in a day, it counts once.`,
};

/** A stretch walked on a day: its middle in lattice units, and the hours of the day as bits. */
export interface WalkedDay {
  readonly day: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly hours: number;
}

/** The last day each stretch was walked at all. */
export type LastWalked = ReadonlyMap<string, string>;

export const stretchKey = ({ longitude, latitude }: Pick<Stretch, 'longitude' | 'latitude'>): string =>
  `${longitude} ${latitude}`;

/** The days of a period that ends today: seven, thirty, or since Monday. */
export function daysOfPeriod(period: PatrolPeriod, today: string): { from: string; to: string } {
  const day = dayNumber(today);
  const from = period === '7d' ? day - 6 : period === '30d' ? day - 29 : day - weekdayOf(today) + 1;
  return { from: dayText(from), to: today };
}

/** 1 Monday … 7 Sunday. */
const weekdayOf = (day: string): number => ((dayNumber(day) + 3) % 7) + 1;

interface Asked {
  readonly tier: string;
  readonly today: string;
  readonly grids: readonly Grid[];
  readonly streets: PlanDocument['streets'];
  readonly stretches: readonly Stretch[];
  /** Of the period only. */
  readonly walked: readonly WalkedDay[];
  readonly last: LastWalked;
}

type Figures = Pick<PatrolCoverage, 'total' | 'grids' | 'streets' | 'times'>;

/** The figures of a tier; stretches that touch no grid of it count for nothing. */
export function patrolFigures(asked: Asked): Figures {
  const keys = new Set(asked.walked.map(stretchKey));
  const within = asked.stretches.filter(({ grids }) => grids.has(asked.tier));
  const shareOf = (some: readonly Stretch[]) => ({
    metres: lengthOf(some),
    walkedMetres: lengthOf(some.filter((one) => keys.has(stretchKey(one)))),
  });
  const ofGrid = new Map<string, Stretch[]>();
  for (const { id } of asked.grids) ofGrid.set(id, []);
  for (const stretch of within)
    for (const grid of stretch.grids.get(asked.tier) ?? []) ofGrid.get(grid)?.push(stretch);
  return {
    total: shareOf(within),
    grids: asked.grids
      .filter((grid) => grid.tier === asked.tier)
      .map(({ id, label }) => ({ grid: id, label, ...shareOf(ofGrid.get(id) ?? []) })),
    streets: streetFigures(asked, within, shareOf),
    times: timesOf(asked.walked, within),
  };
}

function streetFigures(
  { streets, last, today }: Asked,
  within: readonly Stretch[],
  shareOf: (some: readonly Stretch[]) => { metres: number; walkedMetres: number },
): Figures['streets'] {
  const nameOf = new Map(streets.features.map(({ properties }) => [properties.id, properties.name]));
  const figures = [...Map.groupBy(within, ({ street }) => street)].map(([street, stretches]) => {
    const days = stretches.flatMap((one) => last.get(stretchKey(one)) ?? []).toSorted();
    const lastWalked = days.at(-1) ?? null;
    const daysSince = lastWalked === null ? null : Math.max(0, dayNumber(today) - dayNumber(lastWalked));
    const name = nameOf.get(street) ?? { zh: street, en: street };
    return { street, name, ...shareOf(stretches), lastWalked, daysSince };
  });
  const missing = (one: (typeof figures)[number]) => one.metres - one.walkedMetres;
  return figures.toSorted(
    (a, b) => Number(a.daysSince !== null) - Number(b.daysSince !== null) || missing(b) - missing(a),
  );
}

/** A stretch counts in every hour it was walked in. */
function timesOf(walked: readonly WalkedDay[], within: readonly Stretch[]): Figures['times'] {
  const metresOf = new Map(within.map((one) => [stretchKey(one), one.metres]));
  const sums = new Map<number, number>();
  for (const one of walked) {
    const metres = metresOf.get(stretchKey(one)) ?? 0;
    if (metres === 0) continue;
    const day = weekdayOf(one.day) * 24;
    for (let hour = 0; hour < 24; hour++)
      if ((one.hours & (1 << hour)) !== 0) sums.set(day + hour, (sums.get(day + hour) ?? 0) + metres);
  }
  return [...sums]
    .toSorted(([a], [b]) => a - b)
    .map(([time, metres]) => ({ weekday: Math.floor(time / 24), hour: time % 24, metres }));
}

/** The streets as runs of stretches that stand alike, to be drawn: solid where walked, dotted where not. */
export function patrolLines(
  stretches: readonly Stretch[],
  walked: readonly WalkedDay[],
  last: LastWalked,
): { readonly properties: PatrolLine; readonly line: readonly Position[] }[] {
  const keys = new Set(walked.map(stretchKey));
  const runs: { properties: PatrolLine; line: Position[] }[] = [];
  for (const stretch of stretches) {
    const key = stretchKey(stretch);
    const { street } = stretch;
    const properties = { street, walked: keys.has(key), lastWalked: last.get(key) ?? null };
    const run = runs.at(-1);
    const goesOn =
      run?.properties.street === street &&
      run.line.at(-1)?.join() === stretch.line[0]?.join() &&
      run.properties.walked === properties.walked &&
      run.properties.lastWalked === properties.lastWalked;
    if (goesOn) run.line.push(...stretch.line.slice(1));
    else runs.push({ properties, line: [...stretch.line] });
  }
  return runs;
}

const lengthOf = (stretches: readonly Stretch[]) => stretches.reduce((sum, { metres }) => sum + metres, 0);
