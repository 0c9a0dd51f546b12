import Database from 'better-sqlite3';
import { issueStates } from '../../../data/model/issue.ts';
import { displayAfter, displayBefore, dueLimit } from '../../../data/store/columns/issue-match.ts';
import { median, now, row } from './made.ts';
import { filled, madePoints } from './viewport.ts';

/** What dashboards ask, of the kept counts, against GROUP BY over the same rows in memory. The last thirty days are the rows' own:
 * some 14,000 groups. */
export function summary(count: number): void {
  const points = madePoints(count);
  const issues = filled(points);
  issues.tally(now);
  const database = new Database(':memory:');
  database.exec(
    'CREATE TABLE issues (id INTEGER PRIMARY KEY, grid INTEGER, category INTEGER, state INTEGER, day INTEGER, due INTEGER)',
  );
  const insert = database.prepare('INSERT INTO issues VALUES (?, ?, ?, ?, ?, ?)');
  database.transaction(() => {
    for (let at = 0; at < count; at++) {
      const kind = points.kind[at]!;
      insert.run(at + 1, kind % 28, kind % 34, points.state[at], dayOf(points.reported[at]!), points.due[at]);
    }
  })();
  const shown = (display: Uint8Array) =>
    `CASE state ${issueStates.map((_, state) => `WHEN ${state} THEN ${display[state]}`).join(' ')} END`;
  const state = `CASE WHEN due < ${dueLimit(now)} THEN ${shown(displayAfter)} ELSE ${shown(displayBefore)} END`;
  const monthAgo = dayOf(points.reported.reduce((last, second) => Math.max(last, second))) - 29;
  const questions = [
    ['grid × state', { by: ['grid'] }, `SELECT grid, ${state}, count(*) FROM issues GROUP BY 1, 2`],
    [
      'grid × category × state',
      { by: ['grid', 'category'] },
      `SELECT grid, category, ${state}, count(*) FROM issues GROUP BY 1, 2, 3`,
    ],
    [
      'grid × category × day × state, last 30 days',
      { by: ['grid', 'category', 'day'], from: dayText(monthAgo) },
      `SELECT grid, category, day, ${state}, count(*) FROM issues WHERE day >= ${monthAgo} GROUP BY 1, 2, 3, 4`,
    ],
    ['day × state', { by: ['day'] }, `SELECT day, ${state}, count(*) FROM issues GROUP BY 1, 2`],
  ] as const;
  for (const [what, query, sql] of questions) {
    const ask = database.prepare(sql);
    const ours = median(101, () => void issues.summary({ ...query, tier: 'minor', now }));
    const peer = median(3, () => void ask.all());
    row(
      `summary of ${count}: ${what}, ms`,
      ours.toFixed(3),
      'GROUP BY',
      peer.toFixed(0),
      `${Math.round(peer / ours)}×`,
      '≥1,000×',
    );
  }
  database.close();
}

const dayText = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
/** The local day of a second in Shanghai. */
const dayOf = (second: number) => Math.floor((second + 28_800) / 86_400);
