import Database from 'better-sqlite3';
import { localDays } from '../../../data/rules/local-days.ts';
import { type CountyIssues, countyIssues } from '../../../data/store/columns/county-issues.ts';
import { issueColumnsOf } from '../../../data/store/columns/issue-columns-of.ts';
import { createKinds } from '../../../data/store/columns/kinds.ts';
import { type PointColumns, pointColumns } from '../../../data/store/columns/point-columns.ts';
import { toLattice } from '../../../geojson/kernel/lattice.ts';
import { seeded } from '../data/random.ts';
import { box, median, row } from './made.ts';
import { postgisTimes, programs } from './postgis.ts';

/** A viewport of about ten thousand points out of `count`, inside the server: the columns that travel, against its peers. */
const wanted = 10_000;
/** So many that the middle one finds the machine code of a service that has run for a while: with a tenth of it the figure is luck. */
const turns = 2_001;

/** Against a join of an R*Tree with the table of the same points, in memory. */
export function viewport(counts: readonly number[], peerCount: number): void {
  const peer = treeJoin(madePoints(peerCount), peerCount, viewportBoxes(peerCount));
  for (const count of counts)
    ourViewport(count, madePoints(count)).beside(`R*Tree join, ${peerCount / 1e6} M`, peer);
}

/** Against PostGIS with the same points and the same boxes, where it is there. */
export function viewportBesidePostgis(count: number): void {
  if (programs === undefined) {
    row('viewport, ms', '', 'PostGIS', 'not measured: POSTGIS names no folder', '', '≥50×');
    return;
  }
  const points = madePoints(count);
  const { found, received } = postgisTimes(programs, points, viewportBoxes(count));
  const ours = ourViewport(count, points);
  ours.beside('PostGIS, rows found', found);
  ours.beside('PostGIS, rows received', received);
}

/** Our middle time, to be put beside those of peers. */
function ourViewport(count: number, points: PointColumns) {
  const issues = filled(points);
  const boxes = viewportBoxes(count);
  let found = 0;
  const ours = median(turns, (turn) => {
    const query = { box: boxes[turn % boxes.length]!, now: 0 };
    found += issueColumnsOf(issues, issues.points(query, []), [], 0).count;
  });
  const what = `viewport, ${Math.round(found / turns)} of ${count / 1e6} M, ms`;
  const beside = (peer: string, theirs: number) =>
    row(what, ours.toFixed(3), peer, theirs.toFixed(1), `${Math.round(theirs / ours)}×`, '≥50×');
  return { beside };
}

/** Points anywhere in the county's box, of 500 kinds. */
export function madePoints(count: number): PointColumns {
  const random = seeded(3);
  const points = pointColumns(count);
  const [west, south, east, north] = box.map(toLattice) as [number, number, number, number];
  for (let at = 0; at < count; at++) {
    points.id[at] = at + 1;
    points.longitude[at] = west + Math.floor((east - west) * random());
    points.latitude[at] = south + Math.floor((north - south) * random());
    points.reported[at] = 1_700_000_000 + Math.floor(random() * 730 * 86_400);
    points.due[at] = points.reported[at]! + 86_400;
    const isOpen = random() < 0.06;
    points.closed[at] = isOpen ? 0 : points.due[at]!;
    points.state[at] = isOpen ? Math.floor(random() * 4) : 5;
    points.kind[at] = Math.floor(random() * 500);
  }
  return points;
}

export function filled(points: PointColumns): CountyIssues {
  const kinds = createKinds((text) => ({ minor: text }));
  for (let kind = 0; kind < 500; kind++)
    kinds.add({
      county: 'c',
      plan: 1,
      category: `c${kind % 34}`,
      source: 'import',
      unit: null,
      placement: 'inside',
      grids: `W-${kind % 28}`,
    });
  const issues = countyIssues('c', kinds, localDays('Asia/Shanghai'));
  issues.add(points, points.id.length);
  return issues;
}

function viewportBoxes(count: number): [number, number, number, number][] {
  const random = seeded(5);
  const share = Math.sqrt(wanted / count);
  const [west, south, east, north] = box;
  const [width, height] = [(east - west) * share, (north - south) * share];
  return Array.from({ length: 100 }, () => {
    const x = west + (east - west - width) * random();
    const y = south + (north - south - height) * random();
    return [x, y, x + width, y + height];
  });
}

/** The middle time of the same question put to SQLite, in milliseconds. */
function treeJoin(points: PointColumns, count: number, boxes: readonly (readonly number[])[]): number {
  const database = new Database(':memory:');
  database.exec(`CREATE TABLE issues (id INTEGER PRIMARY KEY, longitude, latitude, reported, due, closed, kind, state);
    CREATE VIRTUAL TABLE places USING rtree_i32 (id, west, east, south, north)`);
  const insert = database.prepare('INSERT INTO issues VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const place = database.prepare('INSERT INTO places VALUES (?, ?, ?, ?, ?)');
  database.transaction(() => {
    for (let at = 0; at < count; at++) {
      const [x, y] = [points.longitude[at]!, points.latitude[at]!];
      insert.run(
        at + 1,
        x,
        y,
        points.reported[at],
        points.due[at],
        points.closed[at],
        points.kind[at],
        points.state[at],
      );
      place.run(at + 1, x, x, y, y);
    }
  })();
  const ask = database
    .prepare<number[], number[]>(
      `SELECT issues.* FROM places JOIN issues USING (id) WHERE west >= ? AND east <= ? AND south >= ? AND north <= ?`,
    )
    .raw();
  const taken = median(21, (turn) => {
    const [west, south, east, north] = boxes[turn % boxes.length]!.map(toLattice) as [
      number,
      number,
      number,
      number,
    ];
    ask.all(west, east, south, north);
  });
  database.close();
  return taken;
}
