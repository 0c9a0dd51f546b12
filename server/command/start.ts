import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { countyNames } from '../../data/load/county-folders.ts';
import { loadFolders } from '../../data/load/load-folders.ts';
import type { OwnCounty } from '../../data/load/own-county.ts';
import { addOwnCounty } from '../../data/load/own-county-adding.ts';
import { countyOfFlags, ownCountyOptions } from '../../data/load/own-county-flags.ts';
import { problemLines } from '../../data/load/own-county-report.ts';
import { FileFault } from '../../data/load/read-file.ts';
import { openSqliteStore } from '../../data/store/sqlite/open.ts';
import type { Store } from '../../data/store/store.ts';
import { createHandler } from '../app.ts';
import { keepAnchors } from '../auth/audit-anchor.ts';
import { openEntrance, whyNoDemonstration } from '../auth/entrance.ts';
import { yearsWithoutHolidays } from '../case-rules.ts';
import { type Environment, readEnvironment } from '../environment.ts';
import { forgetTracks } from '../forget-tracks.ts';
import { listen } from '../main.ts';
import { createServices } from '../services.ts';
import { warmPlans } from '../warm-plans.ts';
import { buildClient } from './build-client.ts';
import { stepPrinter } from './steps.ts';
import { stopOnSignal } from './stop-on-signal.ts';
import { whyNotOpened } from './why-not-opened.ts';

/**
 * `npm start`: builds the client where its sources changed, opens the store, loads the counties it does not have yet,
 * and serves everything at one address. Each step prints a line; what cannot be done is one sentence on stderr.
 *
 *   --samples FOLDER   where the counties are (default: this project)
 *   --no-build         serve the client as it was last built
 *   --county FILE      add a county of one's own (data/load/own-county-flags.ts, docs/own-county.md)
 */
const root = join(import.meta.dirname, '..', '..');

/** Starts, and answers with null; or with the sentence that says why not. */
async function start(): Promise<string | null> {
  const flags = readFlags();
  if (!flags.ok) return flags.message;
  const { samples, 'no-build': noBuild, ...ofCounty } = flags.values;
  const own = countyOfFlags(ofCounty, Date.now());
  if (own?.ok === false) return problemLines(ofCounty.county, own.problems).join('\n');
  const settings = readEnvironment(process.env);
  if (!settings.ok) return settings.message;
  const { environment } = settings;
  const free = await listen(() => undefined, environment);
  if (!free.ok) return free.message;
  await free.stop();
  const steps = stepPrinter(process.stdout);
  if (!noBuild) await steps.run('building the client', () => buildClient(root));
  const opened = openSqliteStore(environment.dataFolder);
  if (!opened.ok) return whyNotOpened(opened);
  steps.say(`database ${opened.state}: ${environment.dataFolder}`);
  const { store } = opened;
  keepAnchors(store.audit, environment.auditAnchor);
  const refusal =
    (await whyNoDemonstration(store, environment, own !== undefined)) ??
    (await load(store, samples, own, steps.say, ofCounty.county)) ??
    (await serve(store, environment));
  if (refusal !== null) await store.close();
  return refusal;
}

async function load(
  store: Store,
  samples: string,
  own: OwnCounty | undefined,
  say: (line: string) => void,
  ownFile: string | undefined,
): Promise<string | null> {
  try {
    await loadFolders(store, samples, countyNames(samples), Date.now(), say);
  } catch (error) {
    if (error instanceof FileFault) return error.message;
    throw error;
  }
  const added = own && (await addOwnCounty(store, own, Date.now(), say));
  return added?.ok === false ? problemLines(ownFile, added.problems).join('\n') : null;
}

async function serve(store: Store, environment: Environment): Promise<string | null> {
  const entrance = await openEntrance(store, environment, Date.now());
  const log = pino({ level: environment.logLevel });
  const services = createServices(store, log, Date.now, entrance.gate, environment.trackDays);
  const listening = await listen(
    createHandler(services, join(root, 'dist'), environment.limits),
    environment,
  );
  if (!listening.ok) return listening.message;
  const stopForgetting = forgetTracks(services);
  stopOnSignal(async () => {
    stopForgetting();
    await Promise.all([services.live.stop(), listening.stop()]);
    await services.imports.stop();
    await store.close();
  });
  console.log(`Seamless Grid 无缝网格 is at ${listening.address}`);
  for (const year of yearsWithoutHolidays(Date.now()))
    console.log(
      `data/calendars 里没有 ${year} 年的放假安排，届时期限只扣除周末 · no holidays of ${year}: what is due then is reckoned by weekends alone`,
    );
  for (const line of entrance.lines(environment.publicOrigin ?? listening.address)) console.log(line);
  await warmPlans(services);
  await services.imports.resume();
  return null;
}

function readFlags() {
  const options = {
    samples: { type: 'string', default: root },
    'no-build': { type: 'boolean', default: false },
    ...ownCountyOptions,
  } as const;
  try {
    return { ok: true, values: parseArgs({ options }).values } as const;
  } catch (error) {
    if (error instanceof TypeError) return { ok: false, message: error.message } as const;
    throw error;
  }
}

const refusal = await start();
if (refusal !== null) {
  console.error(refusal);
  process.exitCode = 1;
}
