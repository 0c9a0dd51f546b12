import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-client.ts';

/** Tries again what may pass (a network, a busy or failing server); what the server has refused stays refused. */
function mayPass(error: Error): boolean {
  return error instanceof ApiError && ['network', 'busy', 'internal'].includes(error.code);
}

/** The cache behind all views. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < 3 && mayPass(error),
        refetchOnWindowFocus: false,
      },
    },
  });
}
