import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CountyTopology, PolygonFeature } from 'topojson-client';
import { feature } from 'topojson-client';
import { build } from '../../../geojson/kernel/build.ts';
import type { PlanarMap } from '../../../geojson/kernel/planar-map.ts';
import { multiPolygonOf } from './polygon-features.ts';

/** The counties of the United States (us-atlas, 1:10,000,000) as published: some 3,200 features, 68,000 vertices, a few dozen faults. */
export function countyFeatures(): PolygonFeature[] {
  const file = createRequire(import.meta.url).resolve('us-atlas/counties-10m.json');
  const topology = JSON.parse(readFileSync(file, 'utf8')) as CountyTopology;
  return feature(topology, topology.objects.counties).features;
}

/** The same as a planar map. */
export function countyMap(features: readonly PolygonFeature[]): PlanarMap {
  const polygons = features.map((one) => ({ id: String(one.id), coordinates: multiPolygonOf(one) }));
  return build({ polygons, lines: [] }).map;
}
