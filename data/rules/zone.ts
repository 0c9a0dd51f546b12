const dayMs = 86_400_000;

/** A time zone's clock: local time is counted in milliseconds as if it were UTC. */
export interface Zone {
  /** @param at epoch milliseconds */
  readonly toLocal: (at: number) => number;
  /** The earliest moment at which clocks show `local`; where they skip it, as if they had not yet been changed. */
  readonly fromLocal: (local: number) => number;
}

/**
 * @param timeZone IANA name, as in a scheme
 * @throws RangeError where there is no such zone
 */
export function zone(timeZone: string): Zone {
  const ask = offsetReader(timeZone);
  const atMidnight = new Map<number, number>();
  const midnightOffset = (day: number): number => {
    const found = atMidnight.get(day) ?? ask(day * dayMs);
    atMidnight.set(day, found);
    return found;
  };
  // Asking is slow; on a day that ends as it began clocks were not changed.
  const offset = (at: number): number => {
    const day = Math.floor(at / dayMs);
    const begins = midnightOffset(day);
    return begins === midnightOffset(day + 1) ? begins : ask(at);
  };
  return {
    toLocal: (at) => at + offset(at),
    fromLocal: (local) => {
      const before = local - offset(local - dayMs);
      const after = local - offset(local + dayMs);
      const shows = [before, after].filter((at) => at + offset(at) === local);
      return shows.length === 0 ? before : Math.min(...shows);
    },
  };
}

/** How far a zone's clocks are ahead of UTC at a moment, in milliseconds. */
function offsetReader(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (at) => Date.parse(`${format.format(at).replace(' ', 'T')}Z`) - Math.floor(at / 1_000) * 1_000;
}
