import { z } from 'zod';
import { type Walk, walk } from './walk.ts';

/** Where an account's walks are kept until they have been sent. */
export interface WalkStorage {
  readonly read: (account: number) => readonly Walk[];
  readonly write: (account: number, walks: readonly Walk[]) => void;
}

/**
 * Keeps them in the browser, so that a page that was closed goes on where it was. What cannot be read back is taken as absent, and a
 * storage that refuses is no fault: the walks then last as long as the page.
 * @param storage asked anew each time, for a browser may refuse even to name it
 */
export function walkStorage(storage: () => Storage): WalkStorage {
  const keyOf = (account: number) => `seamless-grid.walks/${account}`;
  return {
    read: (account) => {
      try {
        const found = z.array(walk).safeParse(JSON.parse(storage().getItem(keyOf(account)) ?? '[]'));
        return found.success ? found.data : [];
      } catch {
        return [];
      }
    },
    write: (account, walks) => {
      try {
        if (walks.length === 0) storage().removeItem(keyOf(account));
        else storage().setItem(keyOf(account), JSON.stringify(walks));
      } catch {
        // Full or forbidden.
      }
    },
  };
}
