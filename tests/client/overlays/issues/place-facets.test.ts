import { expect, test } from 'vitest';
import { placeFacets } from '../../../../client/overlays/issues/place-facets.ts';
import { allocateIssueColumns } from '../../../../data/model/issue-columns.ts';
import { attributor } from '../../../../data/rules/attribution.ts';
import { bundleOf, planOf } from '../../../data/counties/shipped.ts';

test.each(['wengyuan', 'sunan', 'xuanhan'] as const)(
  'issues are placed as the server places them: %s',
  (name) => {
    const { scheme, plan: document } = bundleOf(name);
    const { plan } = planOf(name);
    const { map } = plan;
    // Nodes and corners of the map lie on borders; the points between them lie anywhere.
    const some = 400;
    const columns = allocateIssueColumns(some, 1, []);
    const step = Math.max(1, Math.floor(map.pointX.length / some));
    for (let i = 0; i < some; i++) {
      const at = (i * step) % map.pointX.length;
      columns.longitude[i] = (map.pointX[at] ?? 0) + (i % 3) * 9973;
      columns.latitude[i] = (map.pointY[at] ?? 0) + (i % 3) * 7919;
    }
    const attribute = attributor(plan, document);
    const facets = placeFacets(plan, document);
    const seen = new Set<string>();
    for (const tier of scheme.tiers) {
      const { grid, placement } = facets(tier.id, columns);
      for (let i = 0; i < some; i++) {
        const expected = attribute(columns.longitude[i] ?? 0, columns.latitude[i] ?? 0);
        expect(grid?.values[grid.of[i] ?? 0]).toBe(expected.grids[tier.id] ?? '');
        const place = placement?.values[placement.of[i] ?? 0];
        seen.add(place ?? '');
        expect(place).toBe(expected.placement);
      }
    }
    expect(seen.has('border') && seen.has('inside')).toBe(true);
  },
);
