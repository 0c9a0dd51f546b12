/**
 * The calendar day (YYYY-MM-DD) that a moment falls on in a time zone.
 * @param now epoch milliseconds
 * @param timeZone IANA name, as in a scheme
 */
export function localDay(now: number, timeZone: string): string {
  // Sweden writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now);
}
