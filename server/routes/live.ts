import type { Handler } from '../answer.ts';
import { unknownCounty } from '../county-scope.ts';

/** Hands the connection to the live hub; Last-Event-ID, which a browser sends when it reconnects, wins over `after`. */
export const live: Handler<'live'> = async ({ store, live }, { parameters, query }) => {
  if ((await store.counties.get(parameters.county)) === null) return unknownCounty(parameters.county);
  return {
    ok: true,
    stream: (request, response) => {
      const last = request.get('last-event-id') ?? '';
      const after = /^\d{1,15}$/.test(last) ? Number(last) : (query.after ?? null);
      return live.join(parameters.county, request, response, after);
    },
  };
};
