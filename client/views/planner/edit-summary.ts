import type { Edit } from '../../../data/model/edit.ts';
import { sideLength } from '../../../geojson/kernel/geodesic.ts';
import { toDegrees } from '../../../geojson/kernel/lattice.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { Speak } from '../../i18n/use-text.ts';

const compass = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;

/** An edit in words: how far and which way. */
export function editSummary(t: Speak, { from, to }: Edit): string {
  const [lon1, lat1, lon2, lat2] = [...from, ...to].map(toDegrees) as [number, number, number, number];
  const metres = sideLength(lon1, lat1, lon2, lat2);
  const east = (lon2 - lon1) * Math.cos((lat1 * Math.PI) / 180);
  const octant = Math.round(Math.atan2(east, lat2 - lat1) / (Math.PI / 4));
  const direction = t(`planner.direction.${compass[(octant + 8) % 8] ?? 'n'}`);
  return t('planner.edits.move', { direction, length: t('unit.metres', { n: formatNumber(t, metres, 1) }) });
}
