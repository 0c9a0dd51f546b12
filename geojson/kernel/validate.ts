import type { FaultKind } from './faults.ts';
import { type FlatPolygons, flatten } from './flat-polygons.ts';
import { toDegrees } from './lattice.ts';
import { type Residual, residual } from './residual.ts';
import { type Regions, regionsOf } from './residual-regions.ts';
import { selfMeetings } from './simple-rings.ts';
import type { PolygonInput } from './soup.ts';

/**
 * Validating says whether polygons form a seamless coverage, crossings included, without building a map.
 *
 * Why it suffices to look at so little: if every polygon is simple, it covers the points inside it once and no others. How
 * often a point is covered is then the winding number of all rings around it, and sides walked both ways add nothing to
 * that. So overlaps and gaps are read off the few sides that do not cancel; and where nothing is covered twice, no two borders cross.
 */
export interface Finding {
  readonly kind: FaultKind;
  readonly place: readonly [number, number];
  /** The ids of the features concerned. */
  readonly features: readonly string[];
  /** In m², for gaps, slivers, overlaps and duplicates. */
  readonly squareMetres: number | null;
}

/**
 * Every fault found, by kind and then from west to east; none for a seamless coverage. Overlaps that join are one fault
 * here, whoever overlaps; `build` tells them apart by feature, and spikes from other self-crossings.
 */
export function validate(polygons: readonly PolygonInput[]): Finding[] {
  return validateFlat(flatten(polygons));
}

export function validateFlat(flat: FlatPolygons): Finding[] {
  const left = residual(flat);
  const findings = [
    ...collapsed(flat),
    ...selfFindings(flat, left),
    ...regionFindings(flat, regionsOf(flat, left)),
  ];
  return findings.sort(
    (p, q) =>
      (p.kind < q.kind ? -1 : p.kind > q.kind ? 1 : 0) || p.place[0] - q.place[0] || p.place[1] - q.place[1],
  );
}

/** Polygons without three different points. */
function collapsed({ x, y, ringStart, polygonStart, ringOwner, ids }: FlatPolygons): Finding[] {
  const findings: Finding[] = [];
  for (let p = 0; p + 1 < polygonStart.length; p++) {
    const ring = polygonStart[p]!;
    const first = ringStart[ring]!;
    if (ringStart[ring + 1]! - first >= 3) continue;
    const place = [toDegrees(x[first] ?? 0), toDegrees(y[first] ?? 0)] as const;
    findings.push({ kind: 'collapsed', place, features: [ids[ringOwner[ring]!]!], squareMetres: null });
  }
  return findings;
}

/** One finding for each feature that crosses or retraces itself. */
function selfFindings(flat: FlatPolygons, { next, retraced }: Residual): Finding[] {
  const first = new Map<number, number>();
  const note = (side: number, owner: number) => first.set(owner, first.get(owner) ?? side);
  for (const { polygon, sides } of selfMeetings(flat, next)) {
    note(sides[0], flat.ringOwner[flat.polygonStart[polygon]!]!);
  }
  for (const side of retraced) note(side, flat.ringOwner[ringAt(flat, side)]!);
  return [...first].map(([owner, side]) => ({
    kind: 'self-crossing',
    place: [toDegrees(flat.x[side]!), toDegrees(flat.y[side]!)],
    features: [flat.ids[owner]!],
    squareMetres: null,
  }));
}

/** The ring a point belongs to. */
function ringAt({ ringStart }: FlatPolygons, point: number): number {
  let ring = 0;
  while (ringStart[ring + 1]! <= point) ring++;
  return ring;
}

function regionFindings(flat: FlatPolygons, { regions, junctions }: Regions): Finding[] {
  const idsOf = (owners: readonly number[]) => owners.map((owner) => flat.ids[owner]!);
  return [
    ...regions.map(({ kind, place, owners, squareMetres }) => ({
      kind,
      place,
      features: idsOf(owners),
      squareMetres,
    })),
    ...junctions.map(
      ({ place, owners }): Finding => ({
        kind: 't-junction',
        place,
        features: idsOf(owners),
        squareMetres: null,
      }),
    ),
  ];
}
