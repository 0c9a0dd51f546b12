import { createRequire } from 'node:module';
import type { PolygonFeature } from 'topojson-client';
import { multiPolygonOf } from './data/polygon-features.ts';
import { best, bestAwaited } from './measure.ts';

/** What mapshaper takes, in ms of processor time; see `validation.ts` for what is compared with what. */
export interface MapshaperTimes {
  /** The topology and the mosaic alone, by its internals. */
  readonly mosaic: number;
  /** `-i in.json -mosaic`: GeoJSON objects in, nothing written. */
  readonly unwritten: number;
  /** `-i in.json -mosaic -o out.json`: GeoJSON objects in, the bytes of a GeoJSON file out. */
  readonly command: number;
}

interface Mapshaper {
  readonly applyCommands: (
    commands: string,
    input: Record<string, Collection>,
  ) => Promise<Record<string, Uint8Array>>;
  readonly cmd: { readonly mosaic: (layers: unknown, dataset: Dataset, options: object) => unknown };
  readonly internal: {
    readonly importGeoJSON: (collection: Collection, options: object) => Dataset;
    readonly buildTopology: (dataset: Dataset) => void;
    readonly copyDataset: (dataset: Dataset) => Dataset;
  };
}

interface Dataset {
  readonly layers: unknown;
}

interface Collection {
  readonly type: 'FeatureCollection';
  readonly features: readonly PolygonFeature[];
}

/** @param folder has mapshaper in its `node_modules` */
export async function mapshaperTimes(
  folder: string,
  features: readonly PolygonFeature[],
  rounds: number,
): Promise<MapshaperTimes> {
  const mapshaper: Mapshaper = createRequire(`${folder}/index.js`)('mapshaper');
  const { importGeoJSON, buildTopology, copyDataset } = mapshaper.internal;
  const dataset = importGeoJSON(freshCollection(features), {});
  const mosaic = best(
    () => copyDataset(dataset),
    (copy) => {
      buildTopology(copy);
      return mapshaper.cmd.mosaic(copy.layers, copy, {});
    },
    rounds,
  );
  // It takes an object out of what it is given as files, and does not parse it.
  const ran = (commands: string) =>
    bestAwaited(
      () => ({ 'in.json': freshCollection(features) }),
      (input) => mapshaper.applyCommands(commands, input),
      rounds,
    );
  return {
    mosaic,
    unwritten: await ran('-i in.json -mosaic'),
    command: await ran('-i in.json -mosaic -o out.json'),
  };
}

/** It turns rings around where they are, and adds properties. */
function freshCollection(features: readonly PolygonFeature[]): Collection {
  return {
    type: 'FeatureCollection',
    features: features.map((one) => ({
      ...one,
      properties: {},
      geometry: {
        type: 'MultiPolygon',
        coordinates: multiPolygonOf(one).map((rings) => rings.map((ring) => [...ring])),
      },
    })),
  };
}
