/**
 * A code for a new grid, as the county writes them: what most of its siblings' codes begin with, and the number after their highest
 * that is free, in as many digits. Beside grids without numbers it is numbered after its parent; with neither, from 1.
 * @param siblings the codes of the grids it comes to stand beside
 * @param parent the code of the grid above; null for none
 * @param taken every code of the county
 */
export function nextCode(
  siblings: readonly string[],
  parent: string | null,
  taken: ReadonlySet<string>,
): string {
  const numbered = Map.groupBy(siblings.flatMap(parted), ({ start }) => start);
  const [common] = [...numbered.values()].sort((a, b) => b.length - a.length);
  const { start, digits } = common?.[0] ?? { start: parent === null ? '' : `${parent}-`, digits: '0' };
  const highest = Math.max(0, ...(common ?? []).map((one) => Number(one.digits)));
  for (let number = highest + 1; ; number++) {
    const code = start + String(number).padStart(digits.length, '0');
    if (!taken.has(code)) return code;
  }
}

/** A code that ends in a number of few enough digits to count on. */
function parted(code: string): { readonly start: string; readonly digits: string }[] {
  const [, start, digits] = /^(.*?)(\d{1,9})$/.exec(code) ?? [];
  return start === undefined || digits === undefined ? [] : [{ start, digits }];
}
