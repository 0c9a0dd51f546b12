import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import initGeos, { type geos as Geos } from 'geos-wasm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readOwnCounty } from '../../data/load/own-county.ts';
import { addOwnCounty } from '../../data/load/own-county-adding.ts';
import { coverage } from '../../data/model/coverage.ts';
import { type TestServer, testNow, testServer } from '../helpers/server.ts';

/** Sub-districts of sixteen Beijing districts: real files, half of them with slivers and overlaps. Not part of the project. */
const folder = join(import.meta.dirname, '../../../shared/data/beijing-subdistricts');
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('-all.geojson')) : [];
const collection = z.object({ features: z.array(z.unknown()) });

describe.skipIf(files.length === 0)(
  'Beijing’s sub-districts (skipped where ../shared/data is absent)',
  () => {
    let server: TestServer;
    let geos: Geos;
    beforeAll(async () => {
      server = await testServer();
      geos = await initGeos();
    });
    afterAll(() => server.close());

    /** GEOS's word on whether polygons overlap nowhere. It takes a gap for ground that is not its business. */
    function isCoverage(geometries: readonly object[]): boolean {
      const reader = geos.GEOSGeoJSONReader_create();
      const text = JSON.stringify({ type: 'GeometryCollection', geometries });
      const size = text.length * 3 + 1;
      const pointer = geos.Module._malloc(size);
      geos.Module.stringToUTF8(text, pointer, size);
      const geometry = geos.GEOSGeoJSONReader_readGeometry(reader, pointer);
      const valid = geos.GEOSCoverageIsValid(geometry, 0, 0);
      geos.GEOSGeom_destroy(geometry);
      geos.GEOSGeoJSONReader_destroy(reader);
      geos.Module._free(pointer);
      return valid === 1;
    }

    test.each(files)('%s', async (name) => {
      const file = join(folder, name);
      const own = readOwnCounty({ file, properties: {}, county: {}, crs: 'wgs84' }, testNow);
      if (!own.ok) throw new Error(JSON.stringify(own.problems));
      const { plan } = own.bundle;
      const written = collection.parse(JSON.parse(readFileSync(file, 'utf8'))).features.length;
      expect(plan.grids).toHaveLength(written);
      expect(await addOwnCounty(server.store, own, testNow, () => undefined)).toEqual({ ok: true });

      const county = plan.county;
      const reply = await server.send(`/api/counties/${county}/coverage`);
      const { spatial, importFaults } = coverage.parse(reply.json());
      const [certificate] = spatial;
      expect(isCoverage(plan.blocks.features.map(({ geometry }) => geometry))).toBe(
        certificate?.overlaps.length === 0,
      );
      expect(importFaults).toHaveLength(own.faults.length);
      expect(certificate?.seamless).toBe(
        own.faults.every(({ kind }) => !['gap', 'sliver', 'overlap', 'duplicate'].includes(kind)),
      );
      for (const { area, grids } of [...(certificate?.gaps ?? []), ...(certificate?.overlaps ?? [])]) {
        expect(area.squareMetres).toBeGreaterThan(0);
        expect(grids.length).toBeGreaterThan(0);
      }
      const inForce = await server.store.plans.inForce(county, plan.effectiveFrom);
      const tier = await server.send(`/api/counties/${county}/plans/${inForce?.hash}/tiers/grid`);
      expect(collection.parse(tier.json()).features).toHaveLength(written);
    });

    test('eight are coverages, six of them seamless', async () => {
      const all = await Promise.all(
        files.map(async (name) => {
          const reply = await server.send(`/api/counties/${name.replace('.geojson', '')}/coverage`);
          return coverage.parse(reply.json()).spatial[0];
        }),
      );
      expect(all.filter((one) => one?.overlaps.length === 0)).toHaveLength(8);
      expect(all.filter((one) => one?.seamless)).toHaveLength(6);
    });
  },
);
