import type { FaultGeometry, FaultKind } from '../kernel/faults.ts';
import type { Finding } from '../kernel/validate.ts';

/** The faults of one kind as GeoJSON (RFC 7946), which any GIS opens as a layer: all areas, all points or all lines. */
export interface FaultLayer {
  readonly type: 'FeatureCollection';
  /** As GDAL and QGIS name a layer: the kind. */
  readonly name: FaultKind;
  readonly features: readonly FaultFeature[];
}

export interface FaultFeature {
  readonly type: 'Feature';
  readonly id: string;
  readonly properties: {
    readonly kind: FaultKind;
    /** The ids of the features concerned, with commas between: a table's cell holds no list. */
    readonly features: string;
    readonly areaSquareMetres: number | null;
    /** A point on the fault, to fly to. */
    readonly longitude: number;
    readonly latitude: number;
  };
  readonly geometry: FaultGeometry;
}

/** The fault report of a build or a validation as layers, one for each kind that occurs, in the order of the report; its features are numbered: gap-1, gap-2 … */
export function faultLayers(faults: readonly Finding[]): FaultLayer[] {
  const kinds = [...new Set(faults.map(({ kind }) => kind))];
  return kinds.map((kind) => ({
    type: 'FeatureCollection',
    name: kind,
    features: faults.filter((fault) => fault.kind === kind).map(faultFeature),
  }));
}

function faultFeature(
  { kind, features, areaSquareMetres, place, geometry }: Finding,
  index: number,
): FaultFeature {
  const [longitude, latitude] = place;
  return {
    type: 'Feature',
    id: `${kind}-${index + 1}`,
    properties: { kind, features: features.join(','), areaSquareMetres, longitude, latitude },
    geometry,
  };
}
