import type { Session, WatchedPage } from './harness.ts';

/** Opens pages like the session does, and closes those that are open. */
export function closing(open: Session['open']): {
  readonly open: Session['open'];
  readonly closeAll: () => Promise<void>;
} {
  const pages: WatchedPage[] = [];
  return {
    open: async (path, options) => {
      const watched = await open(path, options);
      pages.push(watched);
      return watched;
    },
    closeAll: async () => {
      for (const { page } of pages.splice(0)) await page.context().close();
    },
  };
}
