/**
 * Installs what a command needs, on whatever Node the machine has, and only when something changed: the packages of the
 * lock file (Node 24 among them, which everything else then runs on) and, with `--browser`, Debian's Chromium.
 * This is the one file that runs before any package is there, hence plain JavaScript.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const stamp = join(root, 'node_modules', '.installed');
const needed = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

const installed = existsSync(stamp) && readFileSync(stamp, 'utf8') === needed;
if (!installed) {
  installPackages();
  writeFileSync(stamp, needed);
}
if (process.argv.includes('--browser')) installBrowser();

function installPackages() {
  console.log('installing packages (about a minute the first time) …');
  // NODE_ENV=production or `omit` in the user's settings would leave out what building and testing need.
  run('npm', [
    'ci',
    '--include=dev',
    '--loglevel=error',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts=false',
  ]);
  const own = spawnSync(join(root, 'node_modules', '.bin', 'node'), ['--version'], { encoding: 'utf8' });
  if (own.status !== 0 || Number(/^v(\d+)/.exec(own.stdout ?? '')?.[1]) < 24) {
    fail(
      'Node 24 did not install (the package "node"). Allow its install script, or run this with Node 24 or newer on the PATH.',
    );
  }
}

/** Browser tests need Chromium and a Chinese font. Where they cannot be installed, those tests skip and say so. */
function installBrowser() {
  if (process.env.CHROMIUM || existsSync('/usr/bin/chromium') || process.env.SKIP_BROWSER) return;
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !onPath('apt-get')) {
    console.log(
      'note: no /usr/bin/chromium, and it cannot be installed here: the browser tests will skip (set CHROMIUM to a binary to run them)',
    );
    return;
  }
  console.log('installing Chromium and a Chinese font for the browser tests …');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const packages = ['chromium', 'fonts-wqy-microhei'];
  for (const step of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
  ]) {
    const result = spawnSync('apt-get', step, { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
    if (result.status !== 0)
      return console.log(`note: apt-get ${step[0]} failed: the browser tests will skip`);
  }
}

function onPath(command) {
  return (process.env.PATH ?? '').split(':').some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function run(command, parameters) {
  const result = spawnSync(command, parameters, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0)
    fail(`${command} ${parameters[0]} failed; the lines above say why. Mend that and run the command again.`);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
