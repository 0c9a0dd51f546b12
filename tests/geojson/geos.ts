import initGeosJs from 'geos-wasm';
import type { PolygonInput } from '../../geojson/kernel/soup.ts';

/** GEOS as an oracle: an implementation of coverages that shares nothing with ours. */
export interface Oracle {
  /** Do the polygons match edge for edge? Gaps up to the width given, in degrees, count as invalid. */
  coverageIsValid(polygons: readonly PolygonInput[], gapWidth?: number): boolean;
  /** Is every polygon valid by itself (OGC)? */
  areValid(polygons: readonly PolygonInput[]): boolean;
}

export async function oracle(): Promise<Oracle> {
  // Why a geometry is invalid is a notice: the answer says enough.
  const geos = await initGeosJs({ noticeHandler: () => undefined });
  const withCollection = <T>(polygons: readonly PolygonInput[], use: (geometry: number) => T): T => {
    const text = `GEOMETRYCOLLECTION(${polygons.map(wkt).join()})`;
    const size = text.length + 1;
    const pointer = geos.Module._malloc(size);
    geos.Module.stringToUTF8(text, pointer, size);
    const reader = geos.GEOSWKTReader_create();
    const geometry = geos.GEOSWKTReader_read(reader, pointer);
    geos.GEOSWKTReader_destroy(reader);
    geos.Module._free(pointer);
    const result = use(geometry);
    geos.GEOSGeom_destroy(geometry);
    return result;
  };
  return {
    coverageIsValid: (polygons, gapWidth = 0) =>
      withCollection(polygons, (geometry) => geos.GEOSCoverageIsValid(geometry, gapWidth, 0) === 1),
    areValid: (polygons) => withCollection(polygons, (geometry) => geos.GEOSisValid(geometry) === 1),
  };
}

/** In lattice units, so that GEOS sees the same exact numbers as we. */
function wkt({ coordinates }: PolygonInput): string {
  if (coordinates.length === 0) return 'MULTIPOLYGON EMPTY';
  const ring = (positions: readonly (readonly number[])[]) =>
    `(${positions.map(([x, y]) => `${Math.round(x! * 1e7)} ${Math.round(y! * 1e7)}`).join()})`;
  return `MULTIPOLYGON(${coordinates.map((rings) => `(${rings.map(ring).join()})`).join()})`;
}
