/** The longest code the model has room for, and more than a map has. */
const longest = 32;

/**
 * What to write on the map for each id. Statistical codes (9, 12, 15 or 20 digits, GB/T 2260 first) that share their six digits of
 * county lose these and the zeros all of them end in: 110114104000 is written 104. Ids too long to write are numbered.
 */
export function shortCodes(ids: readonly string[]): ReadonlyMap<string, string> {
  const [first = ''] = ids;
  const county = first.slice(0, 6);
  const statistical = ids.every((id) => /^(?:\d{9}|\d{12}|\d{15}|\d{20})$/.test(id) && id.startsWith(county));
  if (ids.length > 1 && statistical && ids.every((id) => id.length === first.length)) {
    const groups = first.length === 20 ? 0 : (first.length - 6) / 3;
    let zeros = 0;
    while (zeros < groups - 1 && ids.every((id) => id.endsWith('000'.repeat(zeros + 1)))) zeros++;
    return new Map(ids.map((id) => [id, id.slice(6, id.length - 3 * zeros)]));
  }
  return new Map(ids.map((id, index) => [id, id.length <= longest ? id : String(index + 1)]));
}
