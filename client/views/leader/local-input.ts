/** A moment as a browser's date and time field takes it (YYYY-MM-DDTHH:MM), in the county's zone whatever the device's. */
export function localInput(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .format(new Date(instant))
    .replace(' ', 'T');
}

/** What such a field says, as an instant in UTC. Of a time that the clocks pass twice, the first. */
export function toInstant(local: string, timeZone: string): string {
  const asUtc = Date.parse(`${local}:00Z`);
  const offsetAt = (moment: number) =>
    Date.parse(`${localInput(new Date(moment).toISOString(), timeZone)}:00Z`) -
    Math.floor(moment / 60_000) * 60_000;
  const moment = asUtc - offsetAt(asUtc - offsetAt(asUtc));
  return new Date(moment).toISOString().replace('.000Z', 'Z');
}
