import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PointColumns } from '../../../data/store/columns/point-columns.ts';
import { toDegrees } from '../../../geojson/kernel/lattice.ts';

/**
 * PostGIS as a peer: a cluster of its own in a folder under /tmp, on a socket in that folder, gone afterwards. PostGIS does not come
 * with the project: it is measured where the environment variable POSTGIS names the folder of PostgreSQL's programs
 * (`/usr/lib/postgresql/15/bin`).
 */
export const programs = process.env.POSTGIS;

/** All of the table and its index fit into shared buffers; one process answers, as ours does; no code is compiled for a query. */
const settings = {
  shared_buffers: '4GB',
  maintenance_work_mem: '1GB',
  max_wal_size: '8GB',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  jit: 'off',
  fsync: 'off',
  autovacuum: 'off',
  listen_addresses: "''",
};

/** Each box is asked about so many times; the first is to warm up. */
const rounds = 4;

/** Middle times for one box, in milliseconds. */
export interface PostgisTimes {
  /** By the server's own clock: for a plan already made, without the reply, which is neither written nor sent. */
  readonly found: number;
  /** By psql's clock (`\timing`): until it has the rows. */
  readonly received: number;
}

export function postgisTimes(
  bin: string,
  points: PointColumns,
  boxes: readonly (readonly number[])[],
): PostgisTimes {
  return withCluster(bin, (psql) => {
    psql(`CREATE EXTENSION postgis; CREATE TABLE issues (id integer, reported integer, due integer,
      closed integer, kind integer, state integer, place geometry(Point, 4326))`);
    for (let from = 0; from < points.id.length; from += chunk)
      psql(copyRows(points, from), '-c', 'COPY issues FROM STDIN (FORMAT binary)');
    psql('CREATE INDEX ON issues USING gist (place); ALTER TABLE issues ADD PRIMARY KEY (id)');
    psql('VACUUM (ANALYZE, FREEZE) issues');
    const asked = boxes.map(
      (box) => `SELECT * FROM issues WHERE place && ST_MakeEnvelope(${box.join(', ')}, 4326);\n`,
    );
    const middle = (before: string, prefix: string, time: RegExp) => {
      const round = asked.map((query) => prefix + query).join('');
      const told = psql(before + round.repeat(rounds)).matchAll(time);
      const taken = [...told].map(([, milliseconds]) => Number(milliseconds)).slice(boxes.length);
      return taken.sort((one, other) => one - other)[taken.length >> 1]!;
    };
    return {
      found: middle('', 'EXPLAIN (ANALYZE, TIMING OFF) ', /^Execution Time: ([\d.]+) ms/gm),
      received: middle('\\timing on\n\\o /dev/null\n', '', /^Time: ([\d.]+) ms/gm),
    };
  });
}

/** Gives SQL to the cluster, or what a COPY reads; what psql says. */
type Psql = (input: string | Uint8Array, ...more: readonly string[]) => string;

function withCluster<T>(bin: string, work: (psql: Psql) => T): T {
  const folder = mkdtempSync('/tmp/seamless-postgis-');
  const data = join(folder, 'data');
  const run = runner(bin, folder);
  try {
    run('initdb', ['-D', data, '-A', 'trust', '-U', 'postgres', '--no-sync']);
    const options = Object.entries({ ...settings, unix_socket_directories: folder });
    const given = options.map(([name, value]) => `-c ${name}=${value}`).join(' ');
    run('pg_ctl', ['-D', data, '-l', join(folder, 'log'), '-w', '-o', given, 'start']);
    const plain = ['-XqAt', '-v', 'ON_ERROR_STOP=1', '-h', folder, '-U', 'postgres'];
    try {
      return work((input, ...more) => run('psql', [...plain, ...more], input));
    } finally {
      run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs a program of PostgreSQL, which refuses to run as root: then as the user `postgres`. */
function runner(bin: string, folder: string) {
  const user = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  return (program: string, args: readonly string[], input: string | Uint8Array = '') =>
    execFileSync(join(bin, program), args, {
      ...user,
      input,
      cwd: folder,
      env: { LC_ALL: 'C' },
      stdio: ['pipe', 'pipe', 'inherit'],
      maxBuffer: 1e8,
    }).toString();
}

const idOf = (which: '-u' | '-g') => Number(execFileSync('id', [which, 'postgres']).toString());

/** Rows in one COPY. */
const chunk = 1_000_000;
/** A row in COPY's binary format: how many fields, and each with its length before it. */
const rowBytes = 2 + 6 * 8 + 4 + 25;
/** EWKB, little-endian: a point with a reference system, which is 4326. */
const pointHead = Buffer.from('0101000020e6100000', 'hex');

/** The rows from one on, in COPY's binary format. */
function copyRows(points: PointColumns, from: number): Uint8Array {
  const count = Math.min(chunk, points.id.length - from);
  const head = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
  const rows = Buffer.alloc(count * rowBytes);
  let at = 0;
  const integer = (value: number) => {
    at = rows.writeInt32BE(4, at);
    at = rows.writeInt32BE(value, at);
  };
  for (let row = from; row < from + count; row++) {
    at = rows.writeInt16BE(7, at);
    for (const column of ['id', 'reported', 'due', 'closed', 'kind', 'state'] as const)
      integer(points[column][row]!);
    at = rows.writeInt32BE(25, at);
    at += pointHead.copy(rows, at);
    at = rows.writeDoubleLE(toDegrees(points.longitude[row]!), at);
    at = rows.writeDoubleLE(toDegrees(points.latitude[row]!), at);
  }
  return Buffer.concat([head, rows, Buffer.from('ffff', 'hex')]);
}
