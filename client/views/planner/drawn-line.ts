import type { LatticePoint } from '../../tools/drag-vertex.ts';
import type { BlockChoice } from './block-chooser.ts';
import { courseAction } from './border-actions.ts';
import type { BorderChoice } from './border-chooser.ts';
import type { RefusedMove } from './plan-editor.ts';

/** What a tool is drawing, or pointing at. */
export interface DrawnLine {
  readonly line: readonly LatticePoint[];
  /** The points that were clicked one by one. */
  readonly points: readonly LatticePoint[];
  /** The place in hand. */
  readonly at: LatticePoint | null;
  /** Why the line cannot be carried out, and where. */
  readonly refused: RefusedMove | null;
}

/** A lasso, or a cut with the points that were clicked. */
export function lineOfBlocks({ lasso, cut }: BlockChoice): DrawnLine {
  return { line: cut ?? lasso, points: cut ?? [], at: null, refused: null };
}

/** Where a border was chosen; or its new course, which begins and ends at vertices of its stretch. */
export function lineOfBorder({ plan, border, course }: BorderChoice): DrawnLine | null {
  if (border === null) return null;
  if (course === null) return { line: [], points: [], at: border.at, refused: null };
  const { input, refused, place } = courseAction(plan, border.edge, course);
  const isRefused = refused !== null && refused !== 'no-segment' && place !== null;
  return {
    line: input.line,
    points: input.line,
    at: null,
    refused: isRefused ? { reason: refused, place } : null,
  };
}
