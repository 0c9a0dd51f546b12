import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Restored, restore } from '../../data/store/sqlite/restore.ts';
import { readEnvironment } from '../environment.ts';
import { runCommand } from './run-command.ts';

/**
 * `npm run restore -- FILE`: puts a backup in the place of the database, once it has been checked. Stop the server first. The
 * database that was there is kept beside it under the time's name.
 */
async function run(): Promise<string | null> {
  const { positionals } = parseArgs({ options: {}, allowPositionals: true });
  const [given] = positionals;
  if (given === undefined || positionals.length > 1) return 'Name the backup: npm run restore -- FILE';
  const settings = readEnvironment(process.env);
  if (!settings.ok) return settings.message;
  const { dataFolder } = settings.environment;
  console.log(`checking ${resolve(given)} …`);
  const restored = restore(dataFolder, resolve(given), Date.now());
  if (!restored.ok) return whyNot(restored);
  console.log(`  restored to ${dataFolder}`);
  if (restored.kept !== null) console.log(`  the database that was there is now ${restored.kept}`);
  return null;
}

function whyNot({ reason, detail }: Extract<Restored, { ok: false }>): string {
  switch (reason) {
    case 'no-file':
      return `There is no ${detail}.`;
    case 'itself':
      return `${detail} is the database itself. Name a backup.`;
    case 'in-use':
      return `${detail} is in use. Stop the server first; nothing was changed.`;
    case 'corrupt':
      return `The backup is damaged (${detail}). Name an older one; nothing was changed.`;
    case 'too-new':
      return `The backup belongs to a newer version of this program (${detail}). Update the program; nothing was changed.`;
    case 'foreign':
      return `The file is no backup of this program (${detail}); nothing was changed.`;
  }
}

await runCommand(run);
