import type { TierCertificate } from '../../data/model/coverage.ts';
import type { Scheme } from '../../data/model/scheme.ts';
import { areaOf, certificate } from '../../geojson/kernel/certificate.ts';
import type { Fault } from '../../geojson/kernel/faults.ts';
import type { Plan } from '../../geojson/kernel/plan.ts';
import { exactArea } from './exact-area.ts';

type CoverageFault = TierCertificate['overlaps'][number];

/** The spatial certificate of every tier that is declared a partition of the scope. */
export function tierCertificates(scheme: Scheme, plan: Plan, faults: readonly Fault[]): TierCertificate[] {
  return plan.tiers.flatMap((tier, index) => {
    if (!scheme.tiers.some((one) => one.id === tier.id && one.partition)) return [];
    const found = certificate(plan, index, faults);
    return [
      {
        tier: tier.id,
        scope: exactArea(found.scope),
        covered: exactArea(found.covered),
        seamless: found.seamless,
        nested: tier.parent === -1 ? null : found.unequalParents.length === 0,
        gaps: found.gaps.map(
          (gap): CoverageFault => ({
            kind: 'gap',
            place: gap.place,
            area: exactArea(gap),
            grids: [...gap.neighbours],
            geometry: gap.geometry,
          }),
        ),
        overlaps: found.overlaps.flatMap((fault) => overlap(plan, index, fault)),
      },
    ];
  });
}

/** An overlap of two blocks, with the grids of the tier that hold them. */
function overlap(plan: Plan, tier: number, { place, faces, features, geometry }: Fault): CoverageFault[] {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return [];
  return [
    {
      kind: 'overlap',
      place: [...place],
      area: exactArea(areaOf(plan.map, faces)),
      grids: holders(plan, tier, features),
      geometry,
    },
  ];
}

function holders(plan: Plan, tier: number, blocks: readonly string[]): string[] {
  const { grids, gridOfFace } = plan.tiers[tier]!;
  const held = new Set<string>();
  plan.blockOfFace.forEach((block, face) => {
    const grid = grids[gridOfFace[face]!];
    if (grid !== undefined && blocks.includes(plan.blockIds[block] ?? '')) held.add(grid.id);
  });
  return [...held];
}
