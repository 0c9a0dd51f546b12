import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hammer, numbers, operationNames, sequence } from '../random-edits.ts';
import { planOf, recipe } from '../random-plan.ts';

/** The short form; the long one is `npm run hammer`. */
const RUNS = 60;

describe.each(operationNames)('%s', (name) => {
  it('keeps the law, and its inverse gives back the same bytes', () => {
    let accepted = 0;
    fc.assert(
      fc.property(recipe, fc.array(numbers, { minLength: 1, maxLength: 6 }), (plan, steps) => {
        const tally = hammer(
          planOf(plan),
          steps.map((step) => [name, step]),
        );
        accepted += tally[name] ?? 0;
      }),
      { numRuns: RUNS },
    );
    expect(accepted).toBeGreaterThan(RUNS / 10);
  });
});

describe('all operations together', () => {
  it('keep the law in any sequence', () => {
    fc.assert(
      fc.property(sequence, ([plan, steps]) => {
        hammer(planOf(plan), steps);
      }),
      { numRuns: RUNS },
    );
  });

  // Found by the long form: the merged face touches its own rim in a node.
  it('number a face by its outer ring, also where a hole touches it', () => {
    const wedge = planOf({
      cuts: [
        [413, 2591],
        [2590, 413],
      ],
      islands: [],
      deal: [0],
    });
    const tally = hammer(wedge, [
      ['split-faces', [0, 0, 0.4485, 0, 0.4165, 0.4809, 0.5525, 0]],
      ['merge-faces', [0.25, 0.5001, 0, 0, 0, 0, 0, 0]],
    ]);
    expect(tally).toEqual({ 'split-faces': 1, 'merge-faces': 1 });
  });
});
