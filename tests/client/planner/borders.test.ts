import { beforeEach, describe, expect, test } from 'vitest';
import {
  courseAction,
  courseOf,
  namingAction,
  usualDividing,
} from '../../../client/views/planner/border-actions.ts';
import { borderAt, edgesOf, metresOf, verticesOfEdge } from '../../../client/views/planner/border-at.ts';
import { type BorderChooser, createBorderChooser } from '../../../client/views/planner/border-chooser.ts';
import { lineOfBorder } from '../../../client/views/planner/drawn-line.ts';
import { planAction } from '../../../client/views/planner/plan-action.ts';
import { gridBounds } from '../../../data/rules/grid-bounds.ts';
import { borders } from '../../../geojson/kernel/borders.ts';
import { bytesOf } from '../../geojson/plan-bytes.ts';
import { crossroads, insideWest, qingshan, rim, sessionOn } from './fixture-plan.ts';

const base = qingshan().plan;
const minor = base.tiers.findIndex(({ id }) => id === 'minor');

let session = sessionOn(base);
let chooser: BorderChooser;
beforeEach(() => {
  session = sessionOn(base);
  chooser = createBorderChooser(session, minor);
  chooser.start();
});
const now = () => session.store.getState().plan.now;
const choice = () => chooser.store.getState();
const border = () => {
  const found = choice().border;
  if (found === null) throw new Error('no border is chosen');
  return found;
};
const besides = () =>
  [border().line.left, border().line.right].map((grid) => now().tiers[minor]?.grids[grid]?.id).sort();
const nameNow = () => now().names[border().line.name];

describe('choosing a border', () => {
  test('the nearest within reach: which two grids it divides and how long it is; beyond reach none', () => {
    chooser.click([insideWest[0], insideWest[1] + 400], 6);
    expect(besides()).toEqual(['W-01', 'W-02']);
    expect(border().at[1]).toBeLessThan(insideWest[1] + 400);
    const whole = metresOf(base, edgesOf(border(), true));
    const stretch = metresOf(base, edgesOf(border(), false));
    expect(stretch).toBeLessThanOrEqual(whole);
    expect(whole).toBeGreaterThan(100);
    chooser.click([insideWest[0], insideWest[1] + 400], 2);
    expect(choice().border).toBeNull();
  });

  test('the buttons go round all borders of the tier, both ways', () => {
    const count = borders(base, minor).length;
    const seen = Array.from({ length: count }, () => {
      chooser.step(1);
      return Math.min(...border().line.halves);
    });
    expect(new Set(seen).size).toBe(count);
    chooser.step(1);
    expect(Math.min(...border().line.halves)).toBe(seen[0]);
    chooser.step(-1);
    expect(Math.min(...border().line.halves)).toBe(seen.at(-1));
  });

  test('on the rim there is a grid on one side only', () => {
    chooser.click(rim, 5);
    expect([border().line.left, border().line.right]).toContain(-1);
  });
});

describe('what is done with a border', () => {
  const name = { zh: '新月街', en: 'Xinyue Street' };

  test('it is named, the four bounds say so, and undo gives the same bytes', () => {
    chooser.click(insideWest, 5);
    const before = bytesOf(now());
    chooser.carryOut(namingAction(now(), edgesOf(border(), true), name));
    expect(nameNow()).toMatchObject({ id: '新月街', name, dividing: null });
    expect(JSON.stringify([0, 1].map((grid) => gridBounds(now(), minor, grid, new Map()).zh))).toContain(
      '新月街',
    );
    session.undo();
    expect(bytesOf(now())).toBe(before);
    expect(border().line.name).not.toBe(base.names.length);
  });

  test('a name that the plan knows is that line; an id that is taken is not used twice', () => {
    const [known] = base.names;
    if (known === undefined) throw new Error('no line has a name');
    chooser.click(insideWest, 5);
    const edges = edgesOf(border(), false);
    expect(namingAction(base, edges, known.name).input.line).toBe(known);
    expect(namingAction(base, edges, { zh: known.id, en: 'x' }).input.line?.id).toBe(`${known.id} 2`);
  });

  test('its line is marked as dividing and no longer; what is so already is refused', () => {
    chooser.click(insideWest, 5);
    chooser.carryOut(namingAction(now(), edgesOf(border(), true), name));
    const mark = (dividing: typeof name | null) =>
      planAction(now(), { op: 'mark-dividing', line: '新月街', dividing });
    chooser.carryOut(mark(usualDividing(name)));
    expect(nameNow()?.dividing?.zh).toBe('新月街中间隔离带');
    expect(mark(usualDividing(name)).refused).toBe('unchanged');
    chooser.carryOut(mark(null));
    expect(nameNow()?.dividing).toBeNull();
  });

  test('a vertex is put in where it was clicked', () => {
    chooser.click([crossroads[0] + 40, crossroads[1] + 3000], 10);
    const { after, before, at, edge } = border();
    const count = verticesOfEdge(now().map, edge).length;
    chooser.carryOut(planAction(now(), { op: 'insert-vertex', after, before, at }));
    expect(verticesOfEdge(now().map, border().edge)).toHaveLength(count + 1);
    expect(verticesOfEdge(now().map, border().edge)).toContainEqual(at);
  });
});

describe('giving a stretch another course', () => {
  test('it begins and ends at the vertices nearest to what was drawn, and is one step', () => {
    chooser.click(insideWest, 5);
    const vertices = verticesOfEdge(base.map, border().edge);
    const [first, last] = [vertices[0]!, vertices.at(-1)!];
    chooser.beginCourse();
    chooser.click([first[0] + 30, first[1] - 20], 5);
    chooser.click([Math.round((first[0] + last[0]) / 2), first[1] + 2500], 5);
    chooser.click([last[0] - 30, last[1] + 20], 5);
    const course = choice().course ?? [];
    const line = courseOf(base.map, border().edge, course);
    expect([line[0], line.at(-1)]).toEqual([first, last]);
    expect(lineOfBorder(choice())).toMatchObject({ line, refused: null });
    chooser.carryOut(courseAction(base, border().edge, course));
    expect(verticesOfEdge(now().map, border().edge)).toContainEqual(line[1]);
    expect(choice().course).toBeNull();
    session.undo();
    expect(bytesOf(now())).toBe(bytesOf(base));
  });

  test('where it would cross another border it is refused, with the place; Escape drops it, then the border', () => {
    chooser.click(insideWest, 5);
    const vertices = verticesOfEdge(base.map, border().edge);
    chooser.beginCourse();
    expect(courseAction(base, border().edge, choice().course ?? []).refused).toBe('no-segment');
    expect(lineOfBorder(choice())).toMatchObject({ line: [], refused: null });
    chooser.click(vertices[0]!, 5);
    expect(lineOfBorder(choice())?.refused).toBeNull();
    chooser.click([insideWest[0], insideWest[1] + 900_000], 5);
    chooser.click(vertices.at(-1)!, 5);
    expect(lineOfBorder(choice())?.refused).toMatchObject({
      place: [expect.any(Number), expect.any(Number)],
    });
    chooser.carryOut(courseAction(base, border().edge, choice().course ?? []));
    expect(session.store.getState().edits).toEqual([]);
    chooser.drop();
    expect([choice().course, choice().border === null]).toEqual([null, false]);
    chooser.drop();
    expect(choice().border).toBeNull();
  });
});

test('a border that another edit moves stays in hand where it is near, and is let go where it is not', () => {
  chooser.click(insideWest, 5);
  session.commit({ op: 'lock-grid', tier: 'minor', grid: 'E-01', locked: true });
  expect(besides()).toEqual(['W-01', 'W-02']);
  const [x, y] = insideWest;
  session.commit({ op: 'move-vertex', from: [x, y], to: [x, y + 1500] });
  expect(choice().border).toBeNull();
  expect(borderAt(now(), minor, insideWest, 30)).not.toBeNull();
});
