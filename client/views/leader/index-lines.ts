import { formatNumber } from '../../i18n/format.ts';
import type { Speak } from '../../i18n/use-text.ts';
import type { Choropleth } from '../../overlays/choropleth.ts';
import {
  classOf,
  type GridIndex,
  type IndexClass,
  isShare,
  shadeOf,
} from '../../overlays/issues/index-classes.ts';

/** A class of a choropleth as its legend shows it. */
export interface IndexLine {
  readonly key: string;
  readonly colour: string;
  readonly label: string;
  /** How many grids are in it. */
  readonly count: number;
}

/** The classes of an index with their colours, lowest first; at the end, where there are any, the grids that have no value. */
export function indexLines(t: Speak, shown: Choropleth, ramp: readonly string[]): IndexLine[] {
  const { index, classes, valueIn } = shown;
  const values = [...valueIn.values()];
  const grids = (place: number) =>
    values.filter(({ value }) => value !== null && classOf(value, classes) === place).length;
  const without = values.filter(({ value }) => value === null).length;
  const lines = classes.map((one, place) => ({
    key: String(one.from),
    colour: ramp[shadeOf(place, index, classes.length)] ?? 'transparent',
    label: rangeText(t, index, one),
    count: grids(place),
  }));
  if (without === 0) return lines;
  const label = t(index === 'patrolled' ? 'issues.index.no-street' : 'issues.index.no-value');
  return [...lines, { key: 'none', colour: 'transparent', label, count: without }];
}

function rangeText(t: Speak, index: GridIndex, { from, to }: IndexClass): string {
  if (isShare(index)) {
    const share = (value: number) => `${formatNumber(t, value * 100)}%`;
    if (to === null) return t('issues.index.from', { from: share(from) });
    return from === 0
      ? t('issues.index.below', { to: share(to) })
      : t('issues.index.from-to', { from: formatNumber(t, from * 100), to: share(to) });
  }
  if (to === null) return t('issues.index.from', { from: formatNumber(t, from) });
  if (to === from + 1) return formatNumber(t, from);
  return t('issues.index.from-to', { from: formatNumber(t, from), to: formatNumber(t, to - 1) });
}
