/**
 * The place in the list of the point nearest to (x, y), or -1 if none is within `radius`. One pass over projected
 * positions: exact, and no picture has to be read back from the graphics card. Later points lie on top and win a tie.
 * @param project writes the screen position of the point at a place in the list into `out`
 */
export function nearest(
  count: number,
  project: (place: number, out: [number, number]) => void,
  x: number,
  y: number,
  radius: number,
): number {
  const out: [number, number] = [0, 0];
  let best = -1;
  let least = radius * radius;
  for (let place = 0; place < count; place++) {
    project(place, out);
    const distance = (out[0] - x) ** 2 + (out[1] - y) ** 2;
    if (distance > least) continue;
    least = distance;
    best = place;
  }
  return best;
}
