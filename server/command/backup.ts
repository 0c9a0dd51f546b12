import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type BackedUp, backUp, backupName, retire } from '../../data/store/sqlite/back-up.ts';
import { readEnvironment } from '../environment.ts';
import { runCommand } from './run-command.ts';
import { percentPrinter } from './steps.ts';

/**
 * `npm run backup -- [FILE] [--keep N]`: copies the database while a server goes on using it, and checks the copy. Without FILE
 * the copy goes to `backups` in DATA_DIR under the time's name, and only the newest N (default 14) of these are kept.
 */
async function run(): Promise<string | null> {
  const { values, positionals } = parseArgs({
    options: { keep: { type: 'string', default: '14' } },
    allowPositionals: true,
  });
  if (positionals.length > 1) return 'Name one file at most: npm run backup -- FILE';
  if (!/^[1-9]\d{0,4}$/.test(values.keep)) return `--keep ${values.keep} will not do: a number from 1`;
  const settings = readEnvironment(process.env);
  if (!settings.ok) return settings.message;
  const { dataFolder } = settings.environment;
  const [given] = positionals;
  const file = given === undefined ? join(dataFolder, 'backups', backupName(Date.now())) : resolve(given);
  console.log(`backing up ${dataFolder} …`);
  const made = await backUp(dataFolder, file, percentPrinter('copied', process.stdout));
  if (!made.ok) return whyNot(made);
  console.log(`  checked: ${made.file} (${(made.bytes / 1e6).toFixed(1)} MB)`);
  if (given === undefined)
    for (const name of retire(dirname(file), Number(values.keep))) console.log(`  removed: ${name}`);
  return null;
}

function whyNot({ reason, detail }: Extract<BackedUp, { ok: false }>): string {
  switch (reason) {
    case 'no-database':
      return `There is no ${detail}. Set DATA_DIR to the folder of the database.`;
    case 'exists':
      return `${detail} is there already. Name another file.`;
    case 'unwritable':
      return `The backup cannot be written (${detail}). Make room, or name a file elsewhere.`;
    case 'corrupt':
      return `The database is damaged (${detail}): there is no new backup. Restore the last one: npm run restore -- FILE`;
    case 'too-new':
    case 'foreign':
      return `The database is not of this version of the program (${detail}): there is no new backup.`;
  }
}

await runCommand(run);
