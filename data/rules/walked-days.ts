import type { WalkedDay } from './patrol-coverage.ts';
import type { Walked } from './walk-matching.ts';
import { zone } from './zone.ts';

/** What was walked, by the county's own days and hours. */
export function walkedDays(walked: readonly Walked[], timeZone: string): WalkedDay[] {
  const { toLocal } = zone(timeZone);
  return walked.map(({ stretch, at }) => {
    const local = new Date(toLocal(at));
    return {
      day: local.toISOString().slice(0, 10),
      longitude: stretch.longitude,
      latitude: stretch.latitude,
      hours: 1 << local.getUTCHours(),
    };
  });
}
