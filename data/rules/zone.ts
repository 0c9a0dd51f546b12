const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A time zone's clock: local time is counted in milliseconds as if it were UTC. */
export interface Zone {
  /** @param at epoch milliseconds */
  readonly toLocal: (at: number) => number;
  /** The earliest moment at which clocks show `local`; where they skip it, the moment they skip. */
  readonly fromLocal: (local: number) => number;
}

/**
 * @param timeZone IANA name, as in a scheme
 * @throws RangeError where there is no such zone
 */
export function zone(timeZone: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const known = new Map<number, number>();
  // Clocks change on the quarter of an hour at the finest.
  const offset = (at: number): number => {
    const quarter = Math.floor(at / (hourMs / 4));
    let found = known.get(quarter);
    if (found === undefined) {
      const start = quarter * (hourMs / 4);
      const part = Object.fromEntries(format.formatToParts(start).map(({ type, value }) => [type, value]));
      const local = Date.UTC(
        Number(part.year),
        Number(part.month) - 1,
        Number(part.day),
        Number(part.hour),
        Number(part.minute),
        Number(part.second),
      );
      found = local - start;
      if (known.size > 100_000) known.clear();
      known.set(quarter, found);
    }
    return found;
  };
  return {
    toLocal: (at) => at + offset(at),
    fromLocal: (local) => {
      const before = local - offset(local - dayMs);
      const after = local - offset(local + dayMs);
      if (before + offset(before) === local)
        return after + offset(after) === local ? Math.min(before, after) : before;
      return after + offset(after) === local ? after : Math.max(before, after);
    },
  };
}
