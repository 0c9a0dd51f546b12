/**
 * Local calendar days as numbers: days since 1970-01-01 in a county's own time zone. Made for millions of moments, so the zone's
 * offset from UTC is asked for once a day and not once a moment.
 */
export interface LocalDays {
  /** @param seconds since 1970, UTC */
  readonly dayOf: (seconds: number) => number;
  /** The first second of a day, since 1970, UTC. */
  readonly startOf: (day: number) => number;
}

const daySeconds = 86_400;
/** The offsets of all zones change, where they do, at a quarter of an hour of UTC. */
const stepSeconds = 900;

/** @param timeZone IANA name, as in a scheme */
export function localDays(timeZone: string): LocalDays {
  const offsetAt = offsetReader(timeZone);
  const steady = new Map<number, number | null>();
  const offsetOf = (seconds: number): number => {
    const utcDay = Math.floor(seconds / daySeconds);
    let offset = steady.get(utcDay);
    if (offset === undefined) {
      const first = offsetAt(utcDay * daySeconds);
      offset = first === offsetAt((utcDay + 1) * daySeconds) ? first : null;
      steady.set(utcDay, offset);
    }
    return offset ?? offsetAt(Math.floor(seconds / stepSeconds) * stepSeconds);
  };
  const dayOf = (seconds: number) => Math.floor((seconds + offsetOf(seconds)) / daySeconds);
  const starts = new Map<number, number>();
  const found = (day: number): number => {
    // Zones are at most fifteen hours from UTC; the first quarter of an hour that is of the day begins it.
    let seconds = day * daySeconds - offsetOf(day * daySeconds);
    while (dayOf(seconds) < day) seconds += stepSeconds;
    while (dayOf(seconds - stepSeconds) >= day) seconds -= stepSeconds;
    return seconds;
  };
  return {
    dayOf,
    startOf: (day) => {
      const known = starts.get(day);
      if (known !== undefined) return known;
      const start = found(day);
      starts.set(day, start);
      return start;
    },
  };
}

/** A day's number as YYYY-MM-DD, and back. */
export const dayText = (day: number): string => new Date(day * daySeconds * 1000).toISOString().slice(0, 10);
export const dayNumber = (text: string): number => Math.floor(Date.parse(text) / 1000 / daySeconds);

/** Seconds east of UTC at a moment. */
function offsetReader(timeZone: string): (seconds: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  return (seconds) => {
    const name = format.formatToParts(seconds * 1000).find(({ type }) => type === 'timeZoneName')?.value;
    const [, sign, hours, minutes, rest] = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(name ?? '') ?? [];
    if (sign === undefined) return 0;
    const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(rest ?? 0);
    return sign === '-' ? -size : size;
  };
}
