import type { Store } from '../store/store.ts';
import { hashOfFolder, readCategories, readCountyFolder } from './county-folders.ts';
import { loadCounty } from './load-county.ts';
import { movedToPresent } from './sample-present.ts';

/**
 * Loads the counties of `root` that the store does not have yet, one after the other. A county it has stays as it is, for its
 * plan may have been worked on since; if the files are others by now, that is said.
 * @throws FileFault when a file is not what it should be; the counties before it are loaded, that one is not at all
 */
export async function loadFolders(
  store: Store,
  root: string,
  names: readonly string[],
  now: number,
  say: (line: string) => void,
): Promise<void> {
  const categories = readCategories(root);
  if ((await store.counties.categories()) === null) await store.counties.saveCategories(categories);
  for (const name of names) {
    const known = await store.counties.get(name);
    if (known !== null) {
      if (known.sourceHash !== hashOfFolder(root, name))
        say(`  ${name}: its files have changed; the county is kept as it was loaded`);
      continue;
    }
    const began = performance.now();
    say(`loading ${name} …`);
    const loaded = await loadCounty(
      store,
      movedToPresent(readCountyFolder(root, name), now),
      categories,
      now,
    );
    say(`  ${loaded} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  }
}
