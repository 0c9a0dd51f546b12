import type { Geometry, MultiLineString } from 'geojson';
import { toDegrees } from '../../../geojson/kernel/lattice.ts';
import type { PlanarMap } from '../../../geojson/kernel/planar-map.ts';
import { facesGeometry } from '../../../geojson/kernel/polygons.ts';
import type { Speak } from '../../i18n/use-text.ts';
import type { DraftSlot, SlotFeature, SlotFeatures } from '../../map/slot-data.ts';
import { type LatticePoint, samePlace } from '../../tools/drag-vertex.ts';
import { type VertexSet, verticesIn } from '../../tools/vertex-set.ts';
import type { BlockChoice } from './block-chooser.ts';
import type { ChangedBorders, Segment } from './changed-borders.ts';
import type { EditorState } from './plan-editor.ts';
import { refusalText } from './refusal-text.ts';

/** The part of the map in sight, as lattice corners. */
export interface HandleView {
  readonly southWest: LatticePoint;
  readonly northEast: LatticePoint;
}

/** More handles than this would hide the map: only the one under the pointer is shown then. */
const mostHandles = 400;

/** What the tool draws: where borders were and are, the vertices that can be taken, and where one could not go. */
export function draftSlot(
  { vertices, hovered, selected, drag, refused }: EditorState,
  changed: ChangedBorders,
  view: HandleView | null,
  blocks: BlockChoice | null,
  t: Speak,
): SlotFeatures<DraftSlot> {
  const active = drag?.to ?? selected ?? hovered;
  const handles = drag === null ? handlesIn(vertices, view) : [];
  return {
    type: 'FeatureCollection',
    features: [
      ...(blocks === null ? [] : blockFeatures(blocks)),
      ...changed.removed.map((segment) => line('ghost', segment)),
      ...changed.added.map((segment) => line('changed-edge', segment)),
      ...handles.filter((vertex) => !samePlace(vertex, active)).map((vertex) => point('handle', vertex)),
      ...(active === null ? [] : [point('active-handle', active)]),
      ...(refused === null ? [] : [point('refused', refused.place, refusalText(t, refused.reason))]),
    ],
  };
}

/** All blocks by their outlines, the chosen ones, and the line that is being drawn. */
function blockFeatures({ plan, faces, lasso, cut }: BlockChoice): SlotFeature<DraftSlot>[] {
  const geometry = facesGeometry(plan.map, faces);
  const drawn = cut ?? lasso;
  const coordinates = drawn.map(([x, y]) => [toDegrees(x), toDegrees(y)]);
  const shape = (role: DraftSlot['role'], of: Geometry): SlotFeature<DraftSlot> => ({
    type: 'Feature',
    geometry: of,
    properties: { role, tint: 0, label: '' },
  });
  return [
    shape('block', outlinesOf(plan.map)),
    ...(geometry === null ? [] : [shape('chosen', geometry)]),
    ...(drawn.length < 2 ? [] : [shape('lasso', { type: 'LineString', coordinates })]),
    ...(cut ?? []).map((vertex) => point('handle', vertex)),
  ];
}

const outlines = new WeakMap<PlanarMap, MultiLineString>();

/** Every edge of a map, made once. */
function outlinesOf(map: PlanarMap): MultiLineString {
  const known = outlines.get(map);
  if (known !== undefined) return known;
  const { edgeCount, pointStart, pointX, pointY } = map;
  const coordinates = Array.from({ length: edgeCount }, (_, edge) => {
    const line: [number, number][] = [];
    for (let p = pointStart[edge] ?? 0; p < (pointStart[edge + 1] ?? 0); p++)
      line.push([toDegrees(pointX[p] ?? 0), toDegrees(pointY[p] ?? 0)]);
    return line;
  });
  const made: MultiLineString = { type: 'MultiLineString', coordinates };
  outlines.set(map, made);
  return made;
}

export function handlesIn(vertices: VertexSet, view: HandleView | null): readonly LatticePoint[] {
  if (view === null) return [];
  const inSight = verticesIn(vertices, view.southWest, view.northEast);
  return inSight.length <= mostHandles ? inSight : [];
}

function line(role: DraftSlot['role'], [from, to]: Segment): SlotFeature<DraftSlot> {
  const coordinates = [[...from], [...to]];
  return {
    type: 'Feature',
    geometry: { type: 'LineString', coordinates },
    properties: { role, tint: 0, label: '' },
  };
}

function point(role: DraftSlot['role'], [x, y]: LatticePoint, label = ''): SlotFeature<DraftSlot> {
  const coordinates = [toDegrees(x), toDegrees(y)];
  return { type: 'Feature', geometry: { type: 'Point', coordinates }, properties: { role, tint: 0, label } };
}
