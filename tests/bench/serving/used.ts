import { readdirSync, readFileSync } from 'node:fs';
import type { Used } from './messages.ts';

/**
 * What this process and those it has begun have used and hold, by the system's own books (Linux: /proc). Of a
 * child's memory only its own pages count: the program itself lies in memory once for all.
 */
export function used(): Used {
  const { user, system } = process.cpuUsage();
  const own = { bytes: process.memoryUsage.rss(), user: user / 1e3, system: system / 1e3 };
  return children(process.pid).reduce((sum, pid) => {
    const [, , ...stat] = statOf(pid);
    return {
      bytes: sum.bytes + ownPages(pid),
      user: sum.user + Number(stat[userTicks]) * tickMs,
      system: sum.system + Number(stat[systemTicks]) * tickMs,
    };
  }, own);
}

const tickMs = 10;
/** Places in /proc/…/stat after pid and name. */
const [parent, userTicks, systemTicks] = [1, 11, 12];

const children = (of: number) =>
  readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(statOf(name)[2 + parent]) === of);

/** A name may have spaces, so it is cut out by its brackets. A process that is gone has none. */
function statOf(pid: string): readonly string[] {
  try {
    const [, name = '', rest = ''] = /\((.*)\) (.*)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return [pid, name, ...rest.split(' ')];
  } catch {
    return [];
  }
}

const ownPages = (pid: string) =>
  1024 * Number(/^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
