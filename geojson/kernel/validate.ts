import type { Fault } from './faults.ts';
import { featuresOver } from './features-over.ts';
import { findFaults } from './find-faults.ts';
import type { FlatPolygons } from './flat-polygons.ts';
import { flatten } from './flatten.ts';
import { likelyOverlaps } from './likely-overlaps.ts';
import { matchSides } from './match-sides.ts';
import { buildChosen } from './partial-build.ts';
import { boxesOfPolygons } from './polygon-boxes.ts';
import { release } from './scratch.ts';
import { addFeatures, choiceOf, releaseChoice } from './side-choice.ts';
import { simpleFeatures } from './simple-features.ts';
import type { PolygonInput } from './soup.ts';

/**
 * Validating says whether polygons form a seamless coverage, crossings included, without building a map of all of it.
 *
 * Why it suffices to look at so little: the rings of a simple feature wind once around what it covers. So how many features
 * lie over a point is the winding number of all rings around it, and sides walked both ways add nothing to that: gaps
 * and overlaps are read off the few sides that do not cancel. And where nothing is covered twice, no two borders cross, as
 * next to a crossing of two simple features' borders there are points inside both.
 *
 * So what has no mate is built (`partial-build.ts`), with all sides of those features that are not simple or lie where
 * something is covered twice; its faults are those a build of everything finds. Which features these are is guessed first
 * (`likely-overlaps.ts`); where the build shows that there are more, these are added and it is made again.
 */

/** A fault (see `faults.ts`), without the faces of a map. */
export type Finding = Omit<Fault, 'faces'>;

/** Every fault once, by kind and then from west to east; none for a seamless coverage. */
export function validate(polygons: readonly PolygonInput[]): Finding[] {
  return validateFlat(flatten(polygons));
}

export function validateFlat(flat: FlatPolygons): Finding[] {
  const mate = matchSides(flat);
  const boxes = boxesOfPolygons(flat);
  const whole = simpleFeatures(flat, mate, boxes).map((isSimple) => 1 - isSimple);
  const choice = choiceOf(flat, mate, whole);
  addFeatures(choice, likelyOverlaps(choice, boxes));
  for (;;) {
    const { state, unclear, folded } = buildChosen(choice);
    if (unclear.length === 0 && folded.length === 0) {
      releaseChoice(choice);
      release(mate);
      return findFaults(state).map(({ faces, ...finding }) => finding);
    }
    const suspects = [...folded, ...featuresOver(flat, boxes, state.map, unclear)];
    // Should the rounding of a crossing have moved a face off its features, everything is built.
    const areKnown = suspects.every((feature) => choice.whole[feature] === 1);
    addFeatures(choice, areKnown ? [...flat.ids.keys()] : suspects);
  }
}
