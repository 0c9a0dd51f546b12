/** What the benches use of packages that come without types. */

declare module 'topojson-client' {
  import type { MultiPolygonCoordinates, Ring } from '../../geojson/kernel/polygons.ts';

  export interface PolygonFeature {
    readonly type: 'Feature';
    readonly id?: string | number;
    readonly properties: Readonly<Record<string, unknown>>;
    readonly geometry:
      | { readonly type: 'Polygon'; readonly coordinates: Ring[] }
      | { readonly type: 'MultiPolygon'; readonly coordinates: MultiPolygonCoordinates };
  }
  /** An object of a topology; its inside is topojson's own business. */
  export type TopologyObject = {
    readonly type: 'GeometryCollection';
    readonly geometries: readonly object[];
  };
  export interface CountyTopology {
    readonly type: 'Topology';
    readonly objects: { readonly counties: TopologyObject };
  }
  export function feature(topology: object, object: TopologyObject): { readonly features: PolygonFeature[] };
  export function merge(topology: object, objects: readonly object[]): object;
}

declare module 'which-polygon' {
  import type { PolygonFeature } from 'topojson-client';

  export default function whichPolygon(collection: {
    readonly type: 'FeatureCollection';
    readonly features: readonly PolygonFeature[];
  }): (point: readonly [number, number]) => Readonly<Record<string, unknown>> | null;
}

declare module 'topojson-server' {
  import type { PolygonFeature, TopologyObject } from 'topojson-client';

  export function topology<Name extends string>(
    objects: Readonly<
      Record<Name, { readonly type: 'FeatureCollection'; readonly features: readonly PolygonFeature[] }>
    >,
  ): { readonly objects: Readonly<Record<Name, TopologyObject>> };
}
