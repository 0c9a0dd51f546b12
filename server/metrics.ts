import { monitorEventLoopDelay } from 'node:perf_hooks';

/** One request that is over. */
export interface Observed {
  readonly method: string;
  /** The path as the contract table writes it, never the address that was asked for. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** What the service tells of itself, in the text format of Prometheus (version 0.0.4). */
export interface Metrics {
  readonly observe: (request: Observed) => void;
  /** @param now further gauges, by name: what it is, and its value */
  readonly text: (now: Readonly<Record<string, readonly [help: string, value: number]>>) => string;
}

/** Upper bounds of the time classes, in seconds. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] as const;

interface Times {
  readonly within: number[];
  sum: number;
  count: number;
}

export function createMetrics(): Metrics {
  const requests = new Map<string, number>();
  const times = new Map<string, Times>();
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return {
    observe: ({ method, route, status, seconds }) => {
      const labels = `method="${method}",route="${route}",status="${status}"`;
      requests.set(labels, (requests.get(labels) ?? 0) + 1);
      const of = times.get(route) ?? { within: bounds.map(() => 0), sum: 0, count: 0 };
      times.set(route, of);
      for (const [i, bound] of bounds.entries()) if (seconds <= bound) of.within[i]! += 1;
      of.sum += seconds;
      of.count += 1;
    },
    text: (now) =>
      [
        ...counter('http_requests_total', 'Requests answered', requests),
        ...histogram('http_request_duration_seconds', 'Time from arrival to the end of the answer', times),
        ...family('process_cpu_seconds_total', 'Processor time used since the start', 'counter', [
          `process_cpu_seconds_total ${processorSeconds()}`,
        ]),
        ...Object.entries({ ...now, ...processGauges(delay.percentile(99) / 1e9) }).flatMap(
          ([name, [help, value]]) => family(name, help, 'gauge', [`${name} ${value}`]),
        ),
        '',
      ].join('\n'),
  };
}

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function processGauges(delaySeconds: number): Record<string, readonly [help: string, value: number]> {
  return {
    process_resident_memory_bytes: ['Memory held', process.memoryUsage.rss()],
    nodejs_heap_used_bytes: ['JavaScript heap in use', process.memoryUsage().heapUsed],
    nodejs_eventloop_delay_p99_seconds: ['Delay of the event loop, 99th percentile', delaySeconds],
  };
}

const family = (name: string, help: string, type: string, lines: readonly string[]): readonly string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
  ...lines,
];

const counter = (name: string, help: string, counts: ReadonlyMap<string, number>) =>
  family(
    name,
    help,
    'counter',
    [...counts].map(([labels, count]) => `${name}{${labels}} ${count}`),
  );

function histogram(name: string, help: string, times: ReadonlyMap<string, Times>): readonly string[] {
  const lines = [...times].flatMap(([route, { within, sum, count }]) => [
    ...bounds.map((bound, i) => `${name}_bucket{route="${route}",le="${bound}"} ${within[i]}`),
    `${name}_bucket{route="${route}",le="+Inf"} ${count}`,
    `${name}_sum{route="${route}"} ${sum}`,
    `${name}_count{route="${route}"} ${count}`,
  ]);
  return family(name, help, 'histogram', lines);
}
