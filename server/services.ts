import type { Logger } from 'pino';
import type { Store } from '../data/store/store.ts';
import packageFile from '../package.json' with { type: 'json' };

import { createGate, type Gate } from './auth/gate.ts';
import { type WorkCalendars, workCalendars } from './case-rules.ts';

import { type DraftPlans, draftPlans } from './draft-plans.ts';

import { type HotReads, hotReads } from './hot/hot-reads.ts';
import { type ImportRunner, importRunner } from './imports.ts';
import { type Lasting, lastingContent } from './lasting.ts';
import { type LiveHub, liveHub } from './live/hub.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { type PlanViews, planViews } from './plan-views.ts';

/** What the handlers work with. */
export interface Services {
  readonly store: Store;
  readonly planViews: PlanViews;
  readonly draftPlans: DraftPlans;
  readonly lasting: Lasting;
  readonly hot: HotReads;
  readonly live: LiveHub;
  readonly imports: ImportRunner;
  /** How people come in. */
  readonly gate: Gate;
  readonly calendarOf: WorkCalendars;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly version: string;
  /** How many days a patrol's track is kept. */
  readonly trackDays: number;
  /** When the process began to serve, in epoch milliseconds. */
  readonly startedAt: number;
}

export function createServices(
  store: Store,
  log: Logger,
  now: () => number = Date.now,
  gate = createGate(),
  trackDays = 30,
): Services {
  const views = planViews(store);
  const calendarOf = workCalendars();
  return {
    store,
    planViews: views,
    draftPlans: draftPlans(),
    lasting: lastingContent(),
    hot: hotReads(store, now),
    live: liveHub(store, log, now),
    imports: importRunner({ store, planViews: views, calendarOf, log, now }),
    gate,
    calendarOf,
    metrics: createMetrics(),
    log,
    now,
    trackDays,
    version: packageFile.version,
    startedAt: now(),
  };
}
