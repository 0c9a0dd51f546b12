import { describe, expect, it } from 'vitest';
import { faultLayers } from '../../../geojson/formats/fault-layers.ts';
import { build } from '../../../geojson/kernel/build.ts';
import { polygonsOf } from '../drawing.ts';
import { catalogue } from '../kernel/catalogue.ts';
import { sound } from './geojson-samples.ts';

const families = { Polygon: 'area', MultiPolygon: 'area', MultiLineString: 'line', Point: 'point' } as const;

describe('a fault report as layers', () => {
  it.each(catalogue)('every fault once, one kind of geometry a layer: $name', (drawing) => {
    const { faults } = build({ polygons: polygonsOf(drawing), lines: [] });
    const layers = faultLayers(faults);
    expect(layers.flatMap(({ features }) => features.map(({ properties }) => properties.kind))).toEqual(
      drawing.faults,
    );
    for (const { name, features } of layers) {
      expect(features.every(({ properties }) => properties.kind === name)).toBe(true);
      expect(new Set(features.map(({ geometry }) => families[geometry.type])).size).toBe(1);
    }
    const ids = layers.flatMap(({ features }) => features.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('reads back, with the place, the area and the blocks concerned', () => {
    const drawing = catalogue.find(({ faults }) => faults.join() === 'overlap')!;
    const [layer] = faultLayers(build({ polygons: polygonsOf(drawing), lines: [] }).faults);
    const { name, features } = sound(JSON.stringify(layer));
    expect(name).toBe('overlap');
    expect(features.map(({ id, properties }) => [id, properties.features])).toEqual([['overlap-1', 'P,Q']]);
    expect(features[0]!.properties.areaSquareMetres).toBeGreaterThan(0);
    expect(features[0]!.polygons).toEqual([
      layer!.features[0]!.geometry.type === 'Polygon' ? layer!.features[0]!.geometry.coordinates : null,
    ]);
  });
});
