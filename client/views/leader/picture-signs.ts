import type { DisplayState } from '../../../data/model/issue.ts';
import type { Speak } from '../../i18n/use-text.ts';
import type { Choropleth } from '../../overlays/choropleth.ts';
import { type MapColours, urgencies } from '../../ui/palette.ts';
import { indexLines } from './index-lines.ts';

/** A sign of a picture's legend: the shape of a state, a patch of colour, or a heading of those that follow. */
export interface PictureSign {
  readonly state?: DisplayState;
  readonly colour?: string;
  readonly label: string;
}

/** What the picture of the map draws: shapes of states, colours of time limits, and the classes of an index or hexagons. */
export function pictureSigns(
  t: Speak,
  states: readonly DisplayState[],
  coloured: Choropleth | null,
  colours: MapColours,
): PictureSign[] {
  const ofGrids =
    coloured === null
      ? [{ label: t('issues.bins') }]
      : [{ label: t(`issues.index.${coloured.index}`) }, ...indexLines(t, coloured, colours.ramp)];
  return [
    ...states.map((state) => ({ state, label: t(`issue.state.${state}`) })),
    ...urgencies.map((one) => ({ colour: colours.urgency[one], label: t(`issue.urgency.${one}`) })),
    ...ofGrids,
  ];
}

/** The signs in rows that are no wider than `room`; a sign wider than that has a row of its own. */
export function signRows(
  signs: readonly PictureSign[],
  widthOf: (sign: PictureSign) => number,
  room: number,
): PictureSign[][] {
  const rows: PictureSign[][] = [];
  let used = room;
  for (const sign of signs) {
    const width = widthOf(sign);
    if (used + width > room || rows.length === 0) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(sign);
    used += width;
  }
  return rows;
}
