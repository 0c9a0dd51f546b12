/** The calendar days of a time zone between two moments, for telling many moments' days quickly. */
export interface LocalDays {
  /** YYYY-MM-DD, one after the other without a gap. */
  readonly names: readonly string[];
  /** When each day begins, in seconds since 1970, and when the last one ends. */
  readonly starts: Float64Array;
}

const daySeconds = 86_400;

/**
 * @param first seconds since 1970 @param last not before `first`
 * @param timeZone IANA name, as in a scheme
 */
export function localDays(first: number, last: number, timeZone: string): LocalDays {
  const offsetAt = offsets(timeZone);
  const nameAt = (moment: number) => Math.floor((moment + offsetAt(moment)) / daySeconds);
  const [from, to] = [nameAt(first), nameAt(last)];
  const names: string[] = [];
  const starts = new Float64Array(to - from + 2);
  for (let day = from; day <= to + 1; day++) {
    const midnight = day * daySeconds;
    // The offset in force a little before midnight decides when the day begins; the clocks change later in the night.
    starts[day - from] = midnight - offsetAt(midnight - offsetAt(midnight));
    if (day <= to) names.push(new Date(midnight * 1000).toISOString().slice(0, 10));
  }
  return { names, starts };
}

/** The place in `days` of the day that holds each moment; moments outside are put to the nearest day. */
export function daysOf(moments: Uint32Array, { names, starts }: LocalDays): Uint16Array<ArrayBuffer> {
  const found = new Uint16Array(moments.length);
  const origin = starts[0] ?? 0;
  const last = names.length - 1;
  for (let i = 0; i < moments.length; i++) {
    const moment = moments[i]!;
    let day = Math.min(last, Math.max(0, Math.floor((moment - origin) / daySeconds)));
    // A night in which the clocks change is an hour longer or shorter than the others.
    if (day < last && moment >= starts[day + 1]!) day++;
    else if (day > 0 && moment < starts[day]!) day--;
    found[i] = day;
  }
  return found;
}

/** Seconds that the zone's clocks are ahead of UTC at a moment. */
function offsets(timeZone: string): (moment: number) => number {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (moment) =>
    Math.round(Date.parse(`${format.format(moment * 1000).replace(' ', 'T')}Z`) / 1000 - Math.floor(moment));
}
