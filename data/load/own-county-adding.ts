import type { Store } from '../store/store.ts';
import { loadCounty } from './load-county.ts';
import type { OwnCounty, OwnCountyRefusal } from './own-county.ts';
import { faultLines, mappingLine } from './own-county-report.ts';
import { sayOwn } from './own-county-texts.ts';

/**
 * Stores a county of one's own in one transaction. The same content again changes nothing; other content under the same id is
 * refused: what is stored may have been worked on since.
 * @param say receives what to print, a line a call
 */
export async function addOwnCounty(
  store: Store,
  { bundle, mapping, faults, notes }: OwnCounty,
  now: number,
  say: (line: string) => void,
): Promise<{ readonly ok: true } | OwnCountyRefusal> {
  const { county } = bundle.scheme;
  const known = await store.counties.get(county);
  if (known !== null && known.sourceHash !== bundle.sourceHash)
    return {
      ok: false,
      problems: [{ ...sayOwn('exists', { county }), feature: null, id: null, place: null }],
    };
  if (known !== null) {
    const { zh, en } = sayOwn('already-there', { county }).message;
    say(`${zh}\n${en}`);
    return { ok: true };
  }
  const categories = await store.counties.categories();
  const none = { standardRef: '—', categories: [] };
  const loaded = await loadCounty(store, bundle, categories ?? none, now);
  say(`${bundle.scheme.name.zh} (${county}): ${loaded}`);
  say(mappingLine(mapping));
  for (const { zh, en } of notes) say(`  ${zh}\n  ${en}`);
  for (const line of faultLines(faults, bundle.plan.grids)) say(line);
  return { ok: true };
}
