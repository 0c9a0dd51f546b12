import fc from 'fast-check';
import { api, type Route, type RouteName } from '../../data/api.ts';
import { problem } from '../../data/model/problem.ts';
import { type Headers, someone } from '../helpers/people.ts';
import { addressOf, type SampleCall, sampleCalls } from '../helpers/sample-calls.ts';
import { type TestServer, testServer } from '../helpers/server.ts';
import { nearly } from './fuzz-calls.ts';

export interface FuzzFigures {
  readonly calls: number;
  /** Status → count. */
  readonly statuses: Readonly<Record<number, number>>;
  /** Answers of 500 and above, and answers that break the contract. */
  readonly faults: readonly string[];
}

/** A stream never ends. */
const streams: readonly string[] = ['live'];

const roundCalls = 25;

/** About `count` calls in rounds, each on a server of its own: what one round leaves behind is not the next one's. */
export async function fuzzRounds(
  count: number,
  seed: number,
  told: (figures: FuzzFigures) => void,
): Promise<FuzzFigures> {
  let sum: FuzzFigures = { calls: 0, statuses: {}, faults: [] };
  for (let round = 0; sum.calls < count; round++) {
    const { calls, statuses, faults } = await fuzz(roundCalls, seed + round);
    const merged = { ...sum.statuses };
    for (const [status, times] of Object.entries(statuses))
      merged[Number(status)] = (merged[Number(status)] ?? 0) + times;
    sum = { calls: sum.calls + calls, statuses: merged, faults: [...sum.faults, ...faults] };
    told(sum);
  }
  return sum;
}

/** Calls every route about so many times, with requests made from its own schemas, through the real router. */
export async function fuzz(callsEach: number, seed: number): Promise<FuzzFigures> {
  const rows = Object.entries<Route>(api).filter(([name]) => !streams.includes(name)) as [RouteName, Route][];
  const server = await testServer();
  const calls = await sampleCalls(server);
  const statuses = new Map<number, number>();
  const faults: string[] = [];
  let count = 0;
  let { headers } = server.administrator;
  for (const [name, route] of rows) {
    const arbitrary = requestsOf(route, calls[name]);
    for (const { input, body } of fc.sample(arbitrary, { numRuns: callsEach, seed })) {
      count += 1;
      const { status, fault } = await call(server, headers, name, route, input, body);
      // Signed out, disabled, or revoked by the last call: somebody else goes on.
      if (!(await holds(server, headers)))
        ({ headers } = await someone(server.services, { county: '*', role: 'administrator' }));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (fault !== null) faults.push(`${name} ${JSON.stringify(input)} ${JSON.stringify(body)}: ${fault}`);
    }
  }
  await server.close();
  return { calls: count, statuses: Object.fromEntries(statuses), faults };
}

function requestsOf(route: Route, good: SampleCall<RouteName>) {
  const input = [route.parameters, route.query]
    .filter((schema) => schema !== undefined)
    .map((schema) => nearly(pick(good.input, Object.keys(schema.shape)), schema));
  const body =
    route.body === undefined ? fc.constant(undefined) : nearly({ ...Object(good.body) }, route.body);
  return fc
    .tuple(fc.tuple(...input), body)
    .map(([parts, made]) => ({ input: Object.assign({}, ...parts.map((part) => Object(part))), body: made }));
}

const pick = (from: object, keys: readonly string[]) =>
  Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key)));

const holds = async (server: TestServer, headers: Headers) =>
  (await server.sendAs(headers, '/api/accounts')).statusCode === 200;

async function call(
  server: TestServer,
  as: Headers,
  name: RouteName,
  route: Route,
  input: Readonly<Record<string, unknown>>,
  body: unknown,
): Promise<{ readonly status: number; readonly fault: string | null }> {
  const url = addressIfAny(name, input);
  if (url === null) return { status: 0, fault: null };
  const reply = await server.sendAs(as, {
    method: route.method,
    url,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), 'if-match': '"0"' },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) ?? '' }),
  });
  return { status: reply.statusCode, fault: faultIn(route, reply) };
}

/** The address of a call; null where a value cannot be written as one (half a surrogate pair). */
function addressIfAny(name: RouteName, input: Readonly<Record<string, unknown>>): string | null {
  try {
    return addressOf(name, input);
  } catch (error) {
    if (error instanceof URIError || error instanceof TypeError) return null;
    throw error;
  }
}

function faultIn(route: Route, reply: Awaited<ReturnType<TestServer['send']>>): string | null {
  const { statusCode } = reply;
  if (statusCode >= 500) return `${statusCode} ${reply.body}`;
  if (statusCode >= 400)
    return problem.safeParse(reply.json()).success ? null : `no problem document: ${reply.body}`;
  if (statusCode !== route.status || !('schema' in route.reply)) return null;
  const parsed = route.reply.schema.safeParse(reply.json());
  return parsed.success ? null : `breaks its schema: ${parsed.error.message}`;
}
