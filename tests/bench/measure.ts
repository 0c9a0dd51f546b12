/** The rows of a table of ratios: processor time of this process, ours beside a peer's, in one run. */
export interface Table {
  row(what: string, ours: number, peer: string, theirs: number, goal: string): void;
  print(): void;
}

export function table(): Table {
  const rows: string[][] = [];
  return {
    row(what, ours, peer, theirs, goal) {
      const ratio = theirs / ours;
      const times = `${ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(1)}×`;
      rows.push([what, ms(ours), peer, ms(theirs), times, goal]);
      console.error(rows.at(-1)!.join(' | '));
    },
    print() {
      console.log('| what | ours | against | theirs | ratio | to reach |\n|---|---|---|---|---|---|');
      for (const cells of rows) console.log(`| ${cells.join(' | ')} |`);
    },
  };
}

function ms(value: number): string {
  return `${value >= 10 ? value.toFixed(0) : value.toPrecision(2)} ms`;
}

/**
 * The least processor time in ms that one call takes, once warm; short calls are repeated inside.
 * @param prepare what each call is given, made outside the time
 */
export function best<T>(prepare: () => T, call: (given: T) => unknown, rounds = 5): number {
  const spent = (repeat: number) => {
    const given = Array.from({ length: repeat }, prepare);
    const before = process.cpuUsage();
    for (const one of given) call(one);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / repeat;
  };
  let least = spent(1);
  for (let warm = least; warm < 400 && rounds > 1; warm += least * 10) least = Math.min(least, spent(10));
  const repeat = Math.max(1, Math.ceil(50 / Math.max(least, 0.005)));
  for (let round = 1; round < rounds; round++) least = Math.min(least, spent(repeat));
  return least;
}

/** The same for what ends later: calls follow each other, and all the process does meanwhile counts. */
export async function bestAwaited<T>(
  prepare: () => T,
  call: (given: T) => Promise<unknown>,
  rounds = 5,
): Promise<number> {
  const spent = async (repeat: number) => {
    const given = Array.from({ length: repeat }, prepare);
    const before = process.cpuUsage();
    for (const one of given) await call(one);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / repeat;
  };
  let least = await spent(1);
  for (let warm = least; warm < 400 && rounds > 1; warm += least * 10) {
    least = Math.min(least, await spent(10));
  }
  const repeat = Math.max(1, Math.ceil(50 / Math.max(least, 0.005)));
  for (let round = 1; round < rounds; round++) least = Math.min(least, await spent(repeat));
  return least;
}
