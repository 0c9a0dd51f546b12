import type { BoundaryEdit } from '../../../data/model/edit.ts';
import { codeAndName } from '../../../data/rules/grid-bounds.ts';
import { sideLength } from '../../../geojson/kernel/geodesic.ts';
import { toDegrees } from '../../../geojson/kernel/lattice.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { Speak } from '../../i18n/use-text.ts';

const compass = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;

/** An edit in words. */
export function editSummary(t: Speak, edit: BoundaryEdit): string {
  switch (edit.op) {
    case 'move-vertex':
      return moveSummary(t, edit);
    case 'insert-vertex':
    case 'remove-vertex':
    case 'reshape-edge':
      return t(`planner.edits.${edit.op}`);
    case 'split-faces':
    case 'merge-faces':
      return t(`planner.edits.${edit.op}`, { n: edit.faces.length });
    case 'assign-faces':
      return edit.grid === null
        ? t('planner.edits.unassign-faces', { n: edit.faces.length })
        : t('planner.edits.assign-faces', { n: edit.faces.length, grid: edit.grid });
    case 'create-grid':
      return t('planner.edits.create-grid', { grid: edit.id });
    case 'dissolve-grid':
    case 'move-grid':
      return t(`planner.edits.${edit.op}`, { grid: edit.grid });
    case 'rename-grid':
      return t('planner.edits.rename-grid', { grid: edit.grid, id: renamedTo(t, edit) });
    case 'lock-grid':
      return t(edit.locked ? 'planner.edits.lock-grid' : 'planner.edits.unlock-grid', { grid: edit.grid });
    case 'name-edges':
      return t('planner.edits.name-edges', { n: edit.edges.length });
    case 'mark-dividing':
      return t('planner.edits.mark-dividing', { line: edit.line });
  }
}

function renamedTo(t: Speak, { id, label }: BoundaryEdit & { readonly op: 'rename-grid' }): string {
  return t(codeAndName({ code: id, label: label ?? { zh: id, en: id } }));
}

/** Where an edit happened, in degrees; null where it is about a list only. */
export function editPlace(edit: BoundaryEdit): readonly [longitude: number, latitude: number] | null {
  const place = latticePlace(edit);
  return place === undefined ? null : [toDegrees(place[0]), toDegrees(place[1])];
}

function latticePlace(edit: BoundaryEdit): readonly [number, number] | undefined {
  switch (edit.op) {
    case 'move-vertex':
      return edit.to;
    case 'insert-vertex':
    case 'remove-vertex':
      return edit.at;
    case 'reshape-edge':
    case 'split-faces':
      return edit.line[edit.line.length >> 1];
    case 'merge-faces':
    case 'assign-faces':
    case 'create-grid':
      return edit.faces[0]?.[0];
    case 'name-edges':
      return edit.edges[0]?.[0];
    default:
      return undefined;
  }
}

/** How far and which way. */
function moveSummary(t: Speak, { from, to }: BoundaryEdit & { readonly op: 'move-vertex' }): string {
  const [lon1, lat1, lon2, lat2] = [...from, ...to].map(toDegrees) as [number, number, number, number];
  const metres = sideLength(lon1, lat1, lon2, lat2);
  const east = (lon2 - lon1) * Math.cos((lat1 * Math.PI) / 180);
  const octant = Math.round(Math.atan2(east, lat2 - lat1) / (Math.PI / 4));
  const direction = t(`planner.direction.${compass[(octant + 8) % 8] ?? 'n'}`);
  return t('planner.edits.move', { direction, length: t('unit.metres', { n: formatNumber(t, metres, 1) }) });
}
