import { setImmediate as breathe } from 'node:timers/promises';
import { countyScope } from './county-scope.ts';
import type { Services } from './services.ts';

/** Makes the view of every plan in force before anybody asks, one at a time, letting requests in between. */
export async function warmPlans(services: Services): Promise<void> {
  for (const { id } of await services.store.counties.list()) {
    await breathe();
    const scope = await countyScope(services, id);
    await scope?.view();
  }
}
