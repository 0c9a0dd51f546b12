import { liveEvent } from '../../data/model/replies.ts';
import { eventRoutes, policy, reachOf } from '../../data/rules/access.ts';
import type { Handler } from '../answer.ts';
import { type Asking, findCaller } from '../auth/caller.ts';
import { unknownCounty } from '../county-scope.ts';

/** Hands the connection to the live hub; Last-Event-ID, which a browser sends when it reconnects, wins over `after`. */
export const live: Handler<'live'> = async (services, { parameters, query }, { principal }) => {
  const { county } = parameters;
  const { store, live } = services;
  if ((await store.counties.get(county)) === null) return unknownCounty(county);
  const kinds = liveEvent.shape.kind.options.filter(
    (kind) => reachOf(policy[eventRoutes[kind]], principal, county) === 'yes',
  );
  return {
    ok: true,
    stream: (request, response) => {
      const last = request.get('last-event-id') ?? '';
      const after = /^\d{1,15}$/.test(last) ? Number(last) : (query.after ?? null);
      const { headers, socket } = request;
      // A stream may outlive its request (`live/carrier.ts`) by hours: no more of it is kept than says who asks.
      const asking: Asking = {
        socket: { remoteAddress: socket.remoteAddress },
        get: (name) => headers[name]?.toString(),
      };
      const holds = async () =>
        reachOf(policy.live, (await findCaller(services, asking, false)).principal, county) === 'yes';
      return live.join(county, { kinds, holds }, response, after);
    },
  };
};
