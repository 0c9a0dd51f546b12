import { openSqliteStore } from '../../data/store/sqlite/open.ts';
import { readEnvironment } from '../../server/environment.ts';

/** Opens the store of DATA_DIR, which makes or migrates its tables, and ends: a short life to be interrupted in tests. */
const settings = readEnvironment(process.env);
if (!settings.ok) throw new Error(settings.message);
console.log('opening');
const opened = openSqliteStore(settings.environment.dataFolder);
if (!opened.ok) throw new Error(opened.detail);
await opened.store.close();
