import { union } from '@turf/union';
import initGeosJs from 'geos-wasm';
import { geojsonToGeosGeom } from 'geos-wasm/helpers';
import { difference, intersection } from 'polyclip-ts';
import type { PolygonFeature } from 'topojson-client';
import { merge } from 'topojson-client';
import { topology } from 'topojson-server';
import { crossing } from '../../geojson/checks/crossing.ts';
import { touchedFaces } from '../../geojson/checks/touched.ts';
import { build } from '../../geojson/kernel/build.ts';
import { flatten } from '../../geojson/kernel/flatten.ts';
import type { Plan } from '../../geojson/kernel/plan.ts';
import type { PlanarMap } from '../../geojson/kernel/planar-map.ts';
import { groupGeometries } from '../../geojson/kernel/polygons.ts';
import type { PolygonInput } from '../../geojson/kernel/soup.ts';
import { validateFlat } from '../../geojson/kernel/validate.ts';
import { moveVertex } from '../../geojson/operations/move-vertex.ts';
import { apply } from '../../geojson/operations/operation.ts';
import { splitFaces } from '../../geojson/operations/split-faces.ts';
import { countyFeatures, countyMap } from './data/counties.ts';
import { large, mosaic, small } from './data/mosaic.ts';
import { faceFeatures, multiPolygonOf } from './data/polygon-features.ts';
import { best as measured, table } from './measure.ts';

/**
 * The kernel against its peers, as ratios in one run: `node tests/bench/kernel.ts [dissolve split drag]`. Times are
 * processor time of this process, the best of several; a table in Markdown comes out.
 */
const wanted = new Set(process.argv.slice(2));
const { row, print } = table();

const best = (call: () => unknown, rounds?: number) => measured(() => null, call, rounds);

function inputOf(features: readonly PolygonFeature[]): PolygonInput[] {
  return features.map((feature) => ({ id: String(feature.id), coordinates: multiPolygonOf(feature) }));
}

/** A plan of one tier in which every face is a grid. */
function planOf(map: PlanarMap): Plan {
  const numbers = Int32Array.from({ length: map.faceCount }, (_, face) => face);
  const grids = [...numbers].map((face) => ({ id: String(face), parent: -1, locked: false }));
  return {
    map,
    blockIds: grids.map(({ id }) => id),
    blockOfFace: numbers,
    tiers: [{ id: 'grid', parent: -1, grids, gridOfFace: numbers }],
    names: [],
    nameOfEdge: new Int32Array(map.edgeCount).fill(-1),
  };
}

const sets = [
  { name: 'S', features: () => faceFeatures(mosaic(small)) },
  { name: 'M', features: countyFeatures },
  { name: 'L', features: () => faceFeatures(mosaic(large)) },
] as const;

function dissolving(): void {
  const features = countyFeatures();
  const map = countyMap(features);
  const one = new Int32Array(map.faceCount);
  const ours = best(() => groupGeometries(map, one, 1));
  const shared = topology({ all: { type: 'FeatureCollection', features } });
  const all = shared.objects.all.geometries;
  row(
    'dissolve to one, M',
    ours,
    'topojson-client merge',
    best(() => merge(shared, all)),
    '≥5×',
  );
  const collection = { type: 'FeatureCollection' as const, features: [...features] };
  row(
    'dissolve to one, M',
    ours,
    'turf union',
    best(() => union(collection), 1),
    '≥500×',
  );
}

/**
 * What a planner's cut runs, in the browser and on the server alike (`applyEdits`): proposing, which keeps the law and says the change
 * as data, and applying that to a plan, which gives a new one with all its faces. The peers give the two pieces and nothing else; GEOS once
 * more all the faces of the plan, as ours does, from borders that it is given each once, so that it has no sides to match.
 */
async function splitting(): Promise<void> {
  const geos = await initGeosJs();
  const map = mosaic({ ...large, columns: 3, rows: 3 });
  const plan = planOf(map);
  const face = 4;
  const [ring] = faceFeatures(map).map(({ geometry }) => geometry.coordinates as [number, number][][])[face]!;
  const [a, b] = [ring![2]!, ring![Math.floor(ring!.length / 2) + 2]!];
  const units = ([x, y]: readonly [number, number]) => [Math.round(x * 1e7), Math.round(y * 1e7)] as const;
  const ours = best(() => {
    const proposal = splitFaces.propose(plan, { faces: [face], line: [units(a), units(b)] });
    if (!proposal.ok || !apply(plan, proposal.edit).ok) throw new Error('the split is possible');
  });
  const half: [number, number][][] = [
    [a, b, [b[0] - (b[1] - a[1]), b[1] + (b[0] - a[0])], [a[0] - (b[1] - a[1]), a[1] + (b[0] - a[0])], a],
  ];
  const clip = best(() => [intersection([[...ring!]], half), difference([[...ring!]], half)]);
  const what = `split a face of ${ring!.length - 1} vertices, neighbours updated`;
  row(what, ours, 'polyclip-ts', clip, '≥150×');
  const line = geojsonToGeosGeom({ type: 'LineString', coordinates: [a, b] }, geos);
  const pointer = geos.Module._malloc(4);
  const polygonized = (borders: number) =>
    best(() => {
      const noded = geos.GEOSUnion(borders, line);
      geos.Module.HEAPU32[pointer / 4] = noded;
      geos.GEOSGeom_destroy(geos.GEOSPolygonize(pointer, 1));
      geos.GEOSGeom_destroy(noded);
    });
  const border = geojsonToGeosGeom({ type: 'LineString', coordinates: ring! }, geos);
  row(what, ours, 'GEOS union + polygonize, the face alone', polygonized(border), '≥8×');
  const all = geojsonToGeosGeom({ type: 'MultiLineString', coordinates: bordersOf(map) }, geos);
  row(what, ours, 'GEOS union + polygonize, all nine faces', polygonized(all), '≥8×');
}

/** Every edge once, in degrees. */
function bordersOf({ edgeCount, pointStart, pointX, pointY }: PlanarMap): [number, number][][] {
  return Array.from({ length: edgeCount }, (_, edge) =>
    Array.from({ length: pointStart[edge + 1]! - pointStart[edge]! }, (_, i) => {
      const point = pointStart[edge]! + i;
      return [pointX[point]! / 1e7, pointY[point]! / 1e7];
    }),
  );
}

function dragging(): void {
  const steps: number[] = [];
  for (const { name, features } of sets) {
    if (name === 'M') continue;
    const list = features();
    const plan = planOf(build({ polygons: inputOf(list), lines: [] }).map);
    const inner = plan.map.edgeLeft.findIndex(
      (left, edge) => left !== -1 && plan.map.edgeRight[edge] !== -1 && edge > plan.map.edgeCount / 2,
    );
    const point = plan.map.pointStart[inner]! + 2;
    const from = [plan.map.pointX[point]!, plan.map.pointY[point]!] as const;
    const touched = touchedFaces(plan, [plan.map.edgeLeft[inner]!, plan.map.edgeRight[inner]!]);
    const step = best(() => {
      const proposal = moveVertex.propose(plan, { from, to: [from[0] + 3, from[1] + 2] });
      if (!proposal.ok) throw new Error('the move is possible');
      crossing.find({ plan, touched, faults: [] });
    });
    steps.push(step);
    const flat = flatten(inputOf(list));
    row(
      `one drag step with checks, ${name}`,
      step,
      'our whole validation',
      best(() => validateFlat(flat)),
      name === 'L' ? '≥500×' : '',
    );
  }
  row('one drag step, L', steps[1]!, 'the same on S', steps[0]!, 'flat');
}

const benches = { dissolve: dissolving, split: splitting, drag: dragging };
for (const [name, bench] of Object.entries(benches)) if (wanted.size === 0 || wanted.has(name)) await bench();
print();
