import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { countyNames } from '../../data/load/county-folders.ts';
import { loadFolders } from '../../data/load/load-folders.ts';
import { addOwnCounty } from '../../data/load/own-county-adding.ts';
import { countyOfFlags, ownCountyOptions } from '../../data/load/own-county-flags.ts';
import { problemLines } from '../../data/load/own-county-report.ts';
import { FileFault } from '../../data/load/read-file.ts';
import { type Opened, openSqliteStore } from '../../data/store/sqlite/open.ts';
import { createApp } from '../app.ts';
import { keepAnchors } from '../auth/audit-anchor.ts';
import { openEntrance, whyNoDemonstration } from '../auth/entrance.ts';
import { readEnvironment } from '../environment.ts';
import { listen } from '../main.ts';
import { createServices } from '../services.ts';
import { warmPlans } from '../warm-plans.ts';
import { buildClient } from './build-client.ts';
import { stepPrinter } from './steps.ts';
import { stopOnSignal } from './stop-on-signal.ts';

/**
 * `npm start`: builds the client where its sources changed, opens the store, loads the counties it does not have yet,
 * and serves everything at one address. Each step prints a line; what cannot be done is one sentence on stderr.
 *
 *   --samples FOLDER   where the counties are (default: this project)
 *   --no-build         serve the client as it was last built
 *   --county FILE      add a county of one's own (data/load/own-county-flags.ts, docs/own-county.md)
 */
const root = join(import.meta.dirname, '..', '..');

async function start(): Promise<void> {
  const flags = readFlags();
  if (!flags.ok) return fail(flags.message);
  const { samples, 'no-build': noBuild, ...ofCounty } = flags.values;
  const own = countyOfFlags(ofCounty, Date.now());
  if (own?.ok === false) return fail(problemLines(ofCounty.county, own.problems).join('\n'));
  const settings = readEnvironment(process.env);
  if (!settings.ok) return fail(settings.message);
  const { environment } = settings;
  const free = await listen(() => undefined, environment);
  if (!free.ok) return fail(free.message);
  await free.stop();
  const steps = stepPrinter(process.stdout);
  if (!noBuild) await steps.run('building the client', () => buildClient(root));
  const opened = openSqliteStore(environment.dataFolder);
  if (!opened.ok) return fail(whyNotOpened(opened));
  const { store } = opened;
  steps.say(`database ${opened.state}: ${environment.dataFolder}`);
  const stopAnchors = keepAnchors(store.audit, environment.auditAnchor);
  const refused = await whyNoDemonstration(store, environment, own !== undefined);
  if (refused !== null) {
    await store.close();
    return fail(refused);
  }
  try {
    await loadFolders(store, samples, countyNames(samples), Date.now(), steps.say);
    const added = own && (await addOwnCounty(store, own, Date.now(), steps.say));
    if (added?.ok === false) {
      await store.close();
      return fail(problemLines(ofCounty.county, added.problems).join('\n'));
    }
  } catch (error) {
    await store.close();
    if (error instanceof FileFault) return fail(error.message);
    throw error;
  }
  const entrance = await openEntrance(store, environment, Date.now());
  const services = createServices(store, pino({ level: 'warn' }), Date.now, entrance.gate);
  const listening = await listen(createApp(services, join(root, 'dist')), environment);
  if (!listening.ok) {
    await store.close();
    return fail(listening.message);
  }
  stopOnSignal(async () => {
    services.live.stop();
    await listening.stop();
    stopAnchors();
    await store.close();
  });
  console.log(`Seamless Grid 无缝网格 is at ${listening.address}`);
  for (const line of entrance.lines(environment.publicOrigin ?? listening.address)) console.log(line);
  await warmPlans(services);
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

function whyNotOpened({ reason, file, detail }: Extract<Opened, { ok: false }>): string {
  switch (reason) {
    case 'unwritable':
      return `The data folder cannot be written (${detail}). Set DATA_DIR to a folder that can.`;
    case 'too-new':
      return `${file} belongs to a newer version of this program (${detail}). Update the program; the file is untouched.`;
    case 'corrupt':
      return `${file} is damaged (${detail}). Put a backup in its place; the file is untouched.`;
    case 'foreign':
      return `${file} is not a database of this program (${detail}). Set DATA_DIR to another folder; the file is untouched.`;
    case 'locked':
      return `${file} is in use by another program. Stop that one, or set DATA_DIR to another folder.`;
  }
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

await start();
