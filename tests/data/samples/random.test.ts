import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../data/samples/random.ts';

describe('random', () => {
  it('gives the same numbers for the same seed, on every machine', () => {
    const random = createRandom('wengyuan');
    // Written down once: a change here changes every sample.
    expect([random.next(), random.next(), random.next()]).toEqual(expected);
  });

  it('gives other numbers for another seed', () => {
    expect(createRandom('wengyuan').next()).not.toBe(createRandom('dafang').next());
  });

  it('is even, keeps to its bounds, and draws by weight', () => {
    const random = createRandom('even');
    const draws = Array.from({ length: 20_000 }, () => random.next());
    const mean = draws.reduce((a, b) => a + b, 0) / draws.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.01);
    const dice = Array.from({ length: 6000 }, () => random.whole(1, 6));
    for (let face = 1; face <= 6; face++) {
      expect(Math.abs(dice.filter((value) => value === face).length - 1000)).toBeLessThan(120);
    }
    const coins = Array.from({ length: 4000 }, () =>
      random.weighted(['a', 'b'], (item) => (item === 'a' ? 3 : 1)),
    );
    expect(Math.abs(coins.filter((coin) => coin === 'a').length - 3000)).toBeLessThan(120);
    const normals = Array.from({ length: 4000 }, () => random.normal());
    expect(Math.abs(normals.reduce((sum, value) => sum + value * value, 0) / 4000 - 1)).toBeLessThan(0.1);
  });
});

const expected = [0.2886247227434069, 0.6331656128168106, 0.12815461517311633];
