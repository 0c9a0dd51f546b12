/** The greatest of 1, 2, 5 × 10ⁿ that is not longer than `most` (positive). */
export function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [5, 2].find((one) => one * power <= most) ?? 1;
  return step * power;
}
