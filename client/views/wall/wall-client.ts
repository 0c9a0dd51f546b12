import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '../../session/api-client.ts';

/** Nobody is there to press "try again": a wall asks until it is answered, less and less often. */
export function createWallClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (_, error) => !(error instanceof ApiError && error.code === 'not-found'),
        retryDelay: (failures) => Math.min(20_000, 1000 * 2 ** failures),
        refetchOnWindowFocus: false,
        networkMode: 'always',
        gcTime: 60_000,
      },
    },
  });
}
