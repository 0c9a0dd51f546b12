import { api, type Body, type Call, type Route, type RouteName } from '../../data/api.ts';
import type { TestServer } from './server.ts';

/** A call of one row that succeeds on the fixtures. */
export interface SampleCall<N extends RouteName> {
  readonly input: Call<N>;
  readonly body?: Body<N>;
}

export type SampleCalls = { readonly [N in RouteName]: SampleCall<N> };

/** One good call for every row of the contract; a row without one does not compile. A draft is begun for those that need one. */
export async function sampleCalls(server: TestServer): Promise<SampleCalls> {
  const county = 'qingshan';
  const record = await server.store.counties.get(county);
  const plan = await server.store.plans.inForce(county, '2026-10-15');
  if (record === null || plan === null) throw new Error('the fixtures are not loaded');
  const { hash } = plan;
  const begun = await server.store.drafts.create({ county, base: hash, title: '试画', now: 0 });
  if (!begun.ok) throw new Error(begun.reason);
  const draft = begun.draft.id;
  const { issues } = await server.store.issues.page(county, { now: 0 }, 1);
  return {
    health: { input: {} },
    metrics: { input: {} },
    openapi: { input: {} },
    categories: { input: {} },
    counties: { input: {} },
    county: { input: { county } },
    roster: { input: { county } },
    search: { input: { county, q: '网格' } },
    layer: { input: { county, layer: 'streets', hash: record.layers.streets } },
    plan: { input: { county, hash } },
    tier: { input: { county, hash, tier: 'minor' } },
    borders: { input: { county, hash } },
    grid: { input: { county, tier: 'minor', grid: 'W-01' } },
    locate: { input: { county, longitude: 114.12, latitude: 24.345 } },
    coverage: { input: { county } },
    counts: { input: { county } },
    issues: { input: { county } },
    issueColumns: { input: { county } },
    issue: { input: { county, issue: issues[0]?.id ?? 0 } },
    reportIssue: { input: { county }, body: { category: 'litter', longitude: 114.12, latitude: 24.345 } },
    live: { input: { county } },
    drafts: { input: { county } },
    createDraft: { input: { county }, body: { base: hash, title: '又一稿' } },
    draft: { input: { county, draft } },
    appendEdits: { input: { county, draft }, body: { revision: 0, edits: [movedVertex] } },
  };
}

/** Moves the crossing of Hou Lane and Renmin Road in qingshan about ten metres east: the four blocks around it follow. */
export const movedVertex = {
  op: 'move-vertex' as const,
  from: [1141069897, 243493071] as [number, number],
  to: [1141070897, 243493071] as [number, number],
};

/** The address of a call: what the path names fills it, the rest is the query. */
export function addressOf(name: RouteName, input: Readonly<Record<string, unknown>>): string {
  const route: Route = api[name];
  const rest = new Map(Object.entries(input));
  const path = route.path.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = String(rest.get(key));
    rest.delete(key);
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams([...rest].map(([key, value]) => [key, String(value)]));
  return rest.size === 0 ? path : `${path}?${query}`;
}
