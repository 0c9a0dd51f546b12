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
  /** The same for requests that differ in their time only: takes the seconds. Cheap enough for the hot door. */
  readonly observer: (request: Omit<Observed, 'seconds'>) => (seconds: number) => void;
  /** @param now further gauges, by name: what it is, and its value */
  readonly text: (now: Readonly<Record<string, readonly [help: string, value: number]>>) => string;
}

/** Upper bounds of the time classes, in seconds. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] as const;

interface Times {
  /** How many took at most this bound and more than the one before. */
  readonly within: number[];
  sum: number;
  count: number;
}

interface Counter {
  count: number;
}

export function createMetrics(): Metrics {
  const requests = new Map<string, Counter>();
  const times = new Map<string, Times>();
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const observer: Metrics['observer'] = ({ method, route, status }) => {
    const labels = `method="${method}",route="${route}",status="${status}"`;
    const counted = requests.get(labels) ?? { count: 0 };
    requests.set(labels, counted);
    const of = times.get(route) ?? { within: bounds.map(() => 0), sum: 0, count: 0 };
    times.set(route, of);
    return (seconds) => {
      counted.count += 1;
      const bound = bounds.findIndex((one) => seconds <= one);
      if (bound !== -1) of.within[bound]! += 1;
      of.sum += seconds;
      of.count += 1;
    };
  };
  return {
    observer,
    observe: ({ seconds, ...request }) => observer(request)(seconds),
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

const counter = (name: string, help: string, counts: ReadonlyMap<string, Counter>) =>
  family(
    name,
    help,
    'counter',
    [...counts].map(([labels, { count }]) => `${name}{${labels}} ${count}`),
  );

function histogram(name: string, help: string, times: ReadonlyMap<string, Times>): readonly string[] {
  const lines = [...times].flatMap(([route, { within, sum, count }]) => [
    ...bounds.map((bound, i) => {
      const upTo = within.slice(0, i + 1).reduce((total, one) => total + one, 0);
      return `${name}_bucket{route="${route}",le="${bound}"} ${upTo}`;
    }),
    `${name}_bucket{route="${route}",le="+Inf"} ${count}`,
    `${name}_sum{route="${route}"} ${sum}`,
    `${name}_count{route="${route}"} ${count}`,
  ]);
  return family(name, help, 'histogram', lines);
}
