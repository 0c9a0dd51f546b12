import { expect, it } from 'vitest';
import { findFaults } from '../../../geojson/kernel/find-faults.ts';
import { flatten } from '../../../geojson/kernel/flatten.ts';
import { matchSides } from '../../../geojson/kernel/match-sides.ts';
import { buildChosen } from '../../../geojson/kernel/partial-build.ts';
import { addFeatures, choiceOf, type SideChoice, stretchesOf } from '../../../geojson/kernel/side-choice.ts';
import { large, mosaic } from '../../bench/data/mosaic.ts';
import { planted } from '../../bench/data/planted.ts';
import { faceFeatures, multiPolygonOf } from '../../bench/data/polygon-features.ts';
import { seeded } from '../../bench/data/random.ts';

/** Sides by where they lie: of a side and its mate either may be chosen. */
function places({ flat: { x, y } }: SideChoice, sides: readonly number[]): string[] {
  return sides.map((i) => [`${x[i]},${y[i]}`, `${x[i + 1]},${y[i + 1]}`].sort().join(' ')).sort();
}

function chosen(choice: SideChoice): string[] {
  const { first, end } = stretchesOf(choice);
  return places(
    choice,
    first.flatMap((begin, s) => Array.from({ length: end[s]! - begin }, (_, i) => begin + i)),
  );
}

const faults = (choice: SideChoice) =>
  findFaults(buildChosen(choice).state).map(({ faces, ...fault }) => fault);

it('a choice of sides is the same whether features come at once or one after another', () => {
  const cells = faceFeatures(mosaic({ ...large, columns: 12, rows: 8 }));
  const input = cells.map((one) => ({ id: String(one.id), coordinates: multiPolygonOf(one) }));
  const flat = flatten(planted(input, 60).polygons);
  const mate = matchSides(flat);
  const random = seeded(7);
  for (let round = 0; round < 20; round++) {
    const features = [...flat.ids.keys()].filter(() => random() < 0.3).sort(() => random() - 0.5);
    const whole = new Uint8Array(flat.ids.length);
    for (const feature of features) whole[feature] = 1;
    const once = choiceOf(flat, mate, whole);
    const later = choiceOf(flat, mate, new Uint8Array(flat.ids.length));
    const third = Math.ceil(features.length / 3);
    for (let i = 0; i < features.length; i += third) addFeatures(later, features.slice(i, i + third));
    expect(later.whole).toEqual(whole);
    expect(chosen(later)).toEqual(chosen(once));
    expect(places(later, later.near.sides)).toEqual(places(once, once.near.sides));
    expect(later.near.sides.length).toBeGreaterThan(0);
    expect(faults(later)).toEqual(faults(once));
  }
});
