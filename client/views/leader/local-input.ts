import { zone } from '../../../data/rules/zone.ts';

/** A moment as a browser's date and time field takes it (YYYY-MM-DDTHH:MM), in the county's zone whatever the device's. */
export function localInput(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .format(new Date(instant))
    .replace(' ', 'T');
}

/** What such a field says, as an instant in UTC. Of a time that the clocks pass twice, the first. */
export function toInstant(local: string, timeZone: string): string {
  const moment = zone(timeZone).fromLocal(Date.parse(`${local}:00Z`));
  return new Date(moment).toISOString().replace('.000Z', 'Z');
}
