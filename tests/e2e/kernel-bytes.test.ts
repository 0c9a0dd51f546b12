import fc from 'fast-check';
import { chromium as playwright } from 'playwright-core';
import { build as bundle } from 'vite';
import { describe, expect, test } from 'vitest';
import { createPlan } from '../../geojson/kernel/plan.ts';
import { apply } from '../../geojson/operations/operation.ts';
import { type OperationInput, propose } from '../../geojson/operations/registry.ts';
import { countyFeatures } from '../bench/data/counties.ts';
import { multiPolygonOf } from '../bench/data/polygon-features.ts';
import { polygonsOf } from '../geojson/drawing.ts';
import { catalogue } from '../geojson/kernel/catalogue.ts';
import { inputOf, sequence } from '../geojson/random-edits.ts';
import { planInputOf } from '../geojson/random-plan.ts';
import { chromium, chromiumArguments } from './chromium.ts';
import { type KernelWork, kernelBytes } from './kernel-work.ts';

/** Every drawn case, the counties of the United States, and random plans with random edits: the same ones every time. */
function work(): KernelWork {
  const counties = countyFeatures().map((one) => ({ id: String(one.id), coordinates: multiPolygonOf(one) }));
  const plans = fc.sample(sequence, { seed: 20_261_121, numRuns: 40 }).map(([recipe, steps]) => {
    const input = planInputOf(recipe);
    const built = createPlan(input);
    if (!built.ok) throw new Error(built.reason);
    let { plan } = built;
    const edits: OperationInput[] = [];
    for (const [name, step] of steps) {
      const edit = inputOf(plan, name, step);
      edits.push(edit);
      const proposal = propose(plan, edit);
      const after = proposal.ok ? apply(plan, proposal.edit) : null;
      if (after?.ok) plan = after.plan;
    }
    return { input, edits };
  });
  return { coverages: [...catalogue.map(polygonsOf), counties], plans };
}

/** The kernel and the work for it as one script, made as the client is made, that defines `kernel`. */
async function kernelScript(): Promise<string> {
  const result = await bundle({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2023',
      lib: { entry: new URL('kernel-work.ts', import.meta.url).pathname, formats: ['iife'], name: 'kernel' },
    },
  });
  const [output] = [result].flat();
  if (output === undefined || !('output' in output)) throw new Error('nothing was bundled');
  return output.output[0].code;
}

describe.skipIf(chromium === undefined)('the kernel (skipped without Chromium: set CHROMIUM)', () => {
  test('gives the same bytes in a browser as in Node', async () => {
    const given = work();
    const browser = await playwright.launch({ executablePath: chromium ?? '', args: [...chromiumArguments] });
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: await kernelScript() });
      const there = await page.evaluate<string[]>(`kernel.kernelBytes(${JSON.stringify(given)})`);
      const here = kernelBytes(given);
      expect(here.length).toBeGreaterThan(500);
      expect(here).not.toContain('differs');
      expect(there.length).toBe(here.length);
      for (const [i, bytes] of there.entries()) if (bytes !== here[i]) expect(bytes).toBe(here[i]);
    } finally {
      await browser.close();
    }
  });
});
