import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readOwnCounty } from '../../data/load/own-county.ts';
import { addOwnCounty } from '../../data/load/own-county-adding.ts';
import { importPreview } from '../../data/model/import.ts';
import { agreementOf, type BostonRow, joinedParts } from '../helpers/boston.ts';
import { type TestServer, testServer } from '../helpers/server.ts';

/** The city of Boston's service requests of July to December 2011 against its election precincts. Not part of the project. */
const folder = join(import.meta.dirname, '../../../shared/data/boston311');
const precincts = join(folder, 'Election_Precincts.geojson');
const requests = join(folder, '311_service_requests_2011.zip');
const now = Date.parse('2012-06-01T00:00:00Z');

describe.skipIf(!existsSync(requests))('Boston’s requests (skipped where ../shared/data is absent)', () => {
  let server: TestServer;
  let url: string;
  let rings: ReturnType<typeof joinedParts>['rings'];
  const scratch = mkdtempSync(join(tmpdir(), 'boston-'));
  beforeAll(async () => {
    server = await testServer({}, () => now);
    const properties = { id: 'WDPCT' };
    const county = { id: 'boston', name: '波士顿', nameEn: 'Boston' };
    const file = join(scratch, 'precincts.geojson');
    const joined = joinedParts(readFileSync(precincts, 'utf8'), 'WDPCT');
    rings = joined.rings;
    writeFileSync(file, joined.text);
    const own = readOwnCounty({ file, properties, county, crs: 'wgs84' }, now);
    if (!own.ok) throw new Error(JSON.stringify(own.problems.slice(0, 3)));
    await addOwnCounty(server.store, own, now, () => undefined);
    url = '/api/counties/boston/imports';
  });
  afterAll(async () => {
    await server.close();
    rmSync(scratch, { recursive: true });
  });

  test('come in as one file, every row, each in the precinct that holds it', async () => {
    const [file] = Object.values(unzipSync(readFileSync(requests)));
    if (file === undefined) throw new Error('the archive is empty');
    const upload = { method: 'POST' as const, url: `${url}?name=boston.csv`, payload: Buffer.from(file) };
    const preview = importPreview.parse((await server.send(upload)).json());
    expect(preview).toMatchObject({ rows: 58_251, encoding: 'utf-8' });
    const { unit: _, description: __, ...columns } = preview.guess;
    const mapping = {
      columns: { ...columns, description: preview.columns.indexOf('precinct') },
      crs: 'wgs84',
      otherwise: 'litter',
    };
    await server.send({ method: 'POST', url: `${url}/${preview.id}/start`, payload: mapping });
    await server.services.imports.idle();
    const done = importPreview.parse((await server.send(`${url}/${preview.id}`)).json());
    expect(done).toMatchObject({ state: 'done', handled: 58_251, added: 58_251, refused: 0 });
    expect(await server.store.issues.count('boston')).toBe(58_251);
    expect(importPreview.parse((await server.send(upload)).json()).id).toBe(preview.id);

    const rows: BostonRow[] = [];
    for (let after: number | undefined; ; ) {
      const page = await server.store.issues.page('boston', { now }, 500, after);
      for (const { description, grids, longitude, latitude } of page.issues)
        rows.push({ precinct: description, grid: grids.grid ?? null, place: [longitude, latitude] });
      if (page.next === null) break;
      after = page.next;
    }
    expect(agreementOf(rows, rings)).toEqual({
      total: 58_251,
      agree: 52_030,
      cityNone: 2_971,
      outside: 9,
      differ: 3_241,
      atCityHall: 1_861,
      byRounding: 1_309,
      acrossTheStreet: 46,
      fartherAway: 25,
      unknownPrecinct: 0,
    });
  });
});
