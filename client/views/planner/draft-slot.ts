import { toDegrees } from '../../../geojson/kernel/lattice.ts';
import type { Speak } from '../../i18n/use-text.ts';
import type { DraftSlot, SlotFeature, SlotFeatures } from '../../map/slot-data.ts';
import { type LatticePoint, samePlace } from '../../tools/drag-vertex.ts';
import { type VertexSet, verticesIn } from '../../tools/vertex-set.ts';
import type { ChangedBorders, Segment } from './changed-borders.ts';
import type { DrawnLine } from './drawn-line.ts';
import type { EditorState } from './plan-editor.ts';
import type { PointedPlace } from './pointed-place.ts';
import { refusalText } from './refusal-text.ts';

/** The part of the map in sight, as lattice corners. */
export interface HandleView {
  readonly southWest: LatticePoint;
  readonly northEast: LatticePoint;
}

/** More handles than this would hide the map: only the one under the pointer is shown then. */
const mostHandles = 400;

/** What the tool draws: where borders were and are, the vertices that can be taken, and where something is the matter. */
export function draftSlot(
  { vertices, hovered, selected, drag, refused: refusedMove }: EditorState,
  changed: ChangedBorders,
  view: HandleView | null,
  drawn: DrawnLine | null,
  pointed: PointedPlace | null,
  t: Speak,
): SlotFeatures<DraftSlot> {
  const active = drag?.to ?? selected ?? drawn?.at ?? hovered;
  const refused = refusedMove ?? drawn?.refused ?? null;
  const marked = refused === null ? pointed : { ...refused, text: refusalText(t, refused.reason) };
  const handles = drag === null ? handlesIn(vertices, view) : [];
  return {
    type: 'FeatureCollection',
    features: [
      ...(drawn === null ? [] : drawnLine(drawn)),
      ...changed.removed.map((segment) => line('ghost', segment)),
      ...changed.added.map((segment) => line('changed-edge', segment)),
      ...handles.filter((vertex) => !samePlace(vertex, active)).map((vertex) => point('handle', vertex)),
      ...(active === null ? [] : [point('active-handle', active)]),
      ...(marked === null ? [] : [point('refused', marked.place, marked.text)]),
    ],
  };
}

function drawnLine({ line, points }: DrawnLine): SlotFeature<DraftSlot>[] {
  const coordinates = line.map(([x, y]) => [toDegrees(x), toDegrees(y)]);
  const drawn: SlotFeature<DraftSlot> = {
    type: 'Feature',
    geometry: { type: 'LineString', coordinates },
    properties: { role: 'lasso', tint: 0, label: '' },
  };
  return [...(coordinates.length < 2 ? [] : [drawn]), ...points.map((vertex) => point('handle', vertex))];
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
