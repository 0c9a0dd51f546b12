import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classOf, indexClasses, shadeOf } from '../../../../client/overlays/issues/index-classes.ts';

test('classes follow each other without a gap, and every value is in the class that names it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5000), { maxLength: 60 }), (values) => {
      const classes = indexClasses('open', values);
      expect(classes[0]?.from).toBe(0);
      expect(classes.at(-1)?.to).toBeNull();
      expect(classes.length).toBeLessThanOrEqual(5);
      classes.slice(1).forEach(({ from }, i) => {
        expect(from).toBe(classes[i]?.to);
        expect(from).toBeGreaterThan(classes[i]?.from ?? 0);
      });
      for (const value of values) {
        const { from, to } = classes[classOf(value, classes)] ?? { from: 1, to: 0 };
        expect(value >= from && (to === null || value < to)).toBe(true);
      }
    }),
  );
});

test('none has a class to itself; the bounds of numbers are round', () => {
  expect(indexClasses('overdue', [0, 0, 3, 12, 47, 180]).map(({ from }) => from)).toEqual([
    0, 1, 10, 45, 150,
  ]);
});

test('the darkest is where there is most to do', () => {
  expect([0, 1, 2, 3, 4].map((place) => shadeOf(place, 'open', 5))).toEqual([0, 1, 2, 3, 4]);
  expect([0, 1, 2, 3, 4].map((place) => shadeOf(place, 'handled', 5))).toEqual([4, 3, 2, 1, 0]);
  expect(shadeOf(2, 'overdue', 3)).toBe(4);
});
