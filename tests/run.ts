/**
 * `npm test`: format and lint, types, then every test (rooms, then browser), and one closing line
 * `N passed, N failed, N skipped`. Words after the command narrow the tests: `npm test -- geojson`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/** The parts of vitest's JSON report that are counted here. */
const report = z.object({
  success: z.boolean(),
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const root = join(import.meta.dirname, '..');
const bin = join(root, 'node_modules', '.bin');
const words = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), 'seamless-test-'));

const tallies: Tally[] = [];
try {
  if (words.length === 0) {
    tallies.push(step('format and lint', 'biome', ['ci', '--colors=off', '.']));
    tallies.push(step('types', 'tsc', []));
  }
  for (const project of ['rooms', 'browser']) tallies.push(suite(project));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exitCode = sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;

function step(name: string, command: string, parameters: readonly string[]): Tally {
  const ok = run(name, command, parameters);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

function suite(project: string): Tally {
  const file = join(scratch, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ok = run(`tests: ${project}`, 'vitest', [
    'run',
    `--project=${project}`,
    '--passWithNoTests',
    ...reporters,
    ...words,
  ]);
  const parsed = report.safeParse(readJson(file));
  if (!parsed.success) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = parsed.data;
  // A file that could not be loaded has no tests to count: it counts as one failure. So does an error outside every test.
  const unloadable = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const failed = numFailedTests + unloadable;
  return {
    passed: numPassedTests,
    failed: failed === 0 && !ok ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
  };
}

function run(name: string, command: string, parameters: readonly string[]): boolean {
  const begun = Date.now();
  console.log(`\n── ${name}`);
  const ok =
    spawnSync(join(bin, command), parameters, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
      .status === 0;
  console.log(`── ${name}: ${ok ? 'ok' : 'FAILED'} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  return ok;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
