import { z } from 'zod';
import { edit } from '../../data/model/edit.ts';
import type { DraftBackup } from './draft-server.ts';

const stored = z.object({
  draft: z.int().positive().nullable(),
  revision: z.int().nonnegative(),
  edits: z.array(edit),
});

/**
 * Keeps unsaved edits in the browser, one place a plan. What cannot be read back is taken as absent, and a storage that refuses is no
 * fault: the edits are then safe only once the server has them.
 */
export function draftBackup(storage: Storage, county: string, base: string): DraftBackup {
  const key = `seamless-grid.unsaved/${county}/${base}`;
  return {
    read: () => {
      const found = stored.safeParse(parseJson(storage.getItem(key)));
      return found.success ? found.data : null;
    },
    write: (pending) => {
      try {
        if (pending === null) storage.removeItem(key);
        else storage.setItem(key, JSON.stringify(pending));
      } catch {
        // Full or forbidden.
      }
    },
  };
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
}
