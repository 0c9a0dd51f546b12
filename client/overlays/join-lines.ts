import type { Position } from 'geojson';

/**
 * Joins lines that meet end to end into the fewest long ones, so that a name can run along them. Ends match
 * exactly. Where three or more lines meet, a line goes on into the first of the others in the given order.
 */
export function joinLines(lines: readonly Position[][]): Position[][] {
  const open = new Set(lines.map((_, index) => index));
  const atEnd = new Map<string, number[]>();
  lines.forEach((line, index) => {
    for (const end of [line[0], line.at(-1)]) {
      const key = String(end);
      atEnd.set(key, [...(atEnd.get(key) ?? []), index]);
    }
  });
  /** The points that lead on from an end, the end itself left out; undefined where nothing does. */
  const onward = (end: Position | undefined): Position[] | undefined => {
    const next = atEnd.get(String(end))?.find((index) => open.has(index));
    if (next === undefined) return undefined;
    open.delete(next);
    const line = lines[next] ?? [];
    return String(line[0]) === String(end) ? line.slice(1) : line.toReversed().slice(1);
  };
  const joined: Position[][] = [];
  for (const first of [...open]) {
    if (!open.delete(first)) continue;
    let line = lines[first] ?? [];
    for (let tail = onward(line.at(-1)); tail !== undefined; tail = onward(line.at(-1)))
      line = [...line, ...tail];
    for (let head = onward(line[0]); head !== undefined; head = onward(line[0]))
      line = [...head.toReversed(), ...line];
    joined.push(line);
  }
  return joined;
}
