import initGeosJs from 'geos-wasm';
import { geojsonToGeosGeom } from 'geos-wasm/helpers';
import type { PolygonFeature } from 'topojson-client';
import { faultLayers } from '../../geojson/formats/fault-layers.ts';
import { flatten } from '../../geojson/kernel/flatten.ts';
import type { MultiPolygonCoordinates } from '../../geojson/kernel/polygons.ts';
import type { PolygonInput } from '../../geojson/kernel/soup.ts';
import { type Finding, validate, validateFlat } from '../../geojson/kernel/validate.ts';
import { collectionText } from '../../server/command/boundary-files.ts';
import { countyFeatures } from './data/counties.ts';
import { large, mosaic, small } from './data/mosaic.ts';
import { planted } from './data/planted.ts';
import { faceFeatures, multiPolygonOf } from './data/polygon-features.ts';
import { mapshaperTimes } from './mapshaper.ts';
import { best, table } from './measure.ts';

/**
 * Whole validation, faults of ten kinds planted, against GEOS and mapshaper: `node tests/bench/validation.ts [S M L]`. mapshaper brings 237
 * packages and is not installed with the project: where the environment variable MAPSHAPER names a folder with it in `node_modules`, it is measured too.
 *
 * "Whole validation" is like against like: reading the GeoJSON objects into each one's own flat coordinates, without points twice running and
 * with rings wound right, is outside the time (our `flatten`, `geojsonToGeosGeom`, mapshaper's `importGeoJSON`). Finding what neighbours share
 * is inside: our `matchSides`, the validator's own segment matching in GEOS, and mapshaper's `buildTopology`, which every import runs
 * and `-mosaic` cannot do without. What was read is given to us and to GEOS again each time, as neither changes it, and to mapshaper, which
 * does, as a fresh copy. GEOS then says only whether the coverage is valid: asked for no invalid edges and no gaps it still checks every
 * polygon, but names nothing. mapshaper's mosaic has the faces and what covers each; it names no fault either. We list every fault with its
 * place, area and features.
 *
 * The other rows are end to end, against the command `-mosaic` run by mapshaper's public interface, in memory and given objects, so that it parses
 * no text: GeoJSON objects in, and out either nothing written and our faults as objects, or GeoJSON as bytes. These are not the same: its
 * output is the whole mosaic, which is as long as the input, ours the faults, as layers. So of its time with `-o` much is
 * writing what a validation has no need to write; the row without `-o` says how much.
 */
const sets = {
  S: { features: () => faceFeatures(mosaic(small)), faults: 10, rounds: 20, goal: '≥8×' },
  M: { features: countyFeatures, faults: 60, rounds: 10, goal: '≥8×' },
  L: { features: () => faceFeatures(mosaic(large)), faults: 2000, rounds: 8, goal: '≥10×' },
};

function featureOf({ id, coordinates }: PolygonInput): PolygonFeature {
  return {
    type: 'Feature',
    id,
    properties: {},
    geometry: { type: 'MultiPolygon', coordinates: coordinates as MultiPolygonCoordinates },
  };
}

/** GeoJSON in, faults out. */
function faultsOf(features: readonly PolygonFeature[]): Finding[] {
  return validate(features.map((one) => ({ id: String(one.id), coordinates: multiPolygonOf(one) })));
}

/** The layers that `npm run boundaries -- check` writes, as bytes. */
function layersOf(features: readonly PolygonFeature[]): Buffer[] {
  return faultLayers(faultsOf(features)).map((layer) => Buffer.from(collectionText({ ...layer })));
}

const folder = process.env.MAPSHAPER;
const geos = await initGeosJs();
const wanted = new Set(process.argv.slice(2));
const { row, print } = table();
for (const [name, { features, faults, rounds, goal }] of Object.entries(sets)) {
  if (wanted.size > 0 && !wanted.has(name)) continue;
  const input = features().map((one) => ({ id: String(one.id), coordinates: multiPolygonOf(one) }));
  const own = new Set(validate(input).flatMap((fault) => fault.features));
  const { polygons } = planted(input, faults, ({ id }) => !own.has(id));
  const collection = { type: 'FeatureCollection' as const, features: polygons.map(featureOf) };
  const flat = flatten(polygons);
  const ours = best(
    () => flat,
    (one) => validateFlat(one),
    rounds,
  );
  const geometry = geojsonToGeosGeom(collection, geos);
  const theirs = best(
    () => geometry,
    (one) => geos.GEOSCoverageIsValid(one, 0, 0),
    rounds,
  );
  geos.GEOSGeom_destroy(geometry);
  row(`whole validation, ${name}`, ours, 'GEOS CoverageIsValid', theirs, goal);
  if (folder === undefined) continue;
  const theirTimes = await mapshaperTimes(folder, collection.features, Math.ceil(rounds / 2));
  row(`whole validation, ${name}`, ours, 'mapshaper, topology and mosaic', theirTimes.mosaic, '≥30×');
  const given = () => collection.features;
  const found = best(given, faultsOf, rounds);
  row(`GeoJSON in, faults out, ${name}`, found, 'mapshaper -i -mosaic', theirTimes.unwritten, '');
  const written = best(given, layersOf, rounds);
  row(`GeoJSON in and out, ${name}`, written, 'mapshaper -i -mosaic -o', theirTimes.command, '≥30×');
}
print();
