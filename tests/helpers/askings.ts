import { api, type RouteName } from '../../data/api.ts';
import { policy, type Reader, readers } from '../../data/rules/access.ts';
import { aDisplay, anAccount, fromOurPage, type Headers, signedIn } from './people.ts';
import type { TestServer } from './server.ts';

/** Everybody the policy table speaks of, asking about the own and about another county and grid. */
export const county = 'qingshan';

/** The grid of the sample calls, and one beside it. */
const grids = { own: ['W-01'], above: ['W'], other: ['E-01'], none: [] } as const;
type Binding = keyof typeof grids;
/** The unit of the sample calls' track; who is bound to another grid is of another unit. */
export const ownUnit = 'unit-own';

export interface Asking {
  readonly reader: Reader;
  /** Does the reader hold the role where the call goes? */
  readonly here: boolean;
  readonly binding: Binding;
}

export const askings: readonly Asking[] = readers.flatMap((reader): Asking[] => {
  if (reader === 'nobody') return [{ reader, here: true, binding: 'none' }];
  const bindings: Binding[] =
    reader === 'officer' || reader === 'leader' ? ['own', 'above', 'other'] : ['none'];
  return [true, false].flatMap((here) => bindings.map((binding) => ({ reader, here, binding })));
});

export const nameOf = ({ reader, here, binding }: Asking) =>
  [
    reader,
    ...(reader === 'nobody' ? [] : [here ? 'here' : 'elsewhere']),
    ...(binding === 'none' ? [] : [`bound to ${binding}`]),
  ].join(' ');

/** Headers of such a reader: `again` signs in anew, for some calls end the caller's session. */
export async function headersFor(
  { services }: TestServer,
  { reader, here, binding }: Asking,
): Promise<(again?: boolean) => Promise<Headers>> {
  const where = here ? county : 'linhe';
  if (reader === 'nobody') return async () => fromOurPage;
  if (reader === 'device') {
    const { headers } = await aDisplay(services, where);
    return async () => ({ ...fromOurPage, ...headers });
  }
  const unit = binding === 'other' ? 'unit-other' : ownUnit;
  const grants =
    reader === 'guest' ? [] : [{ county: where, role: reader, grids: [...grids[binding]], unit }];
  const account = await anAccount(services, ...grants);
  let headers: Headers | undefined;
  return async (again = false) => {
    if (headers === undefined || again) headers = (await signedIn(services, account)).headers;
    return headers;
  };
}

/** What the table promises. */
export function expected(
  name: RouteName,
  { reader, here, binding }: Asking,
): 'sign-in' | 'forbidden' | 'allowed' {
  const hasCounty = api[name].path.includes('{county}');
  const as: Reader = here || !hasCounty ? reader : reader === 'device' ? 'nobody' : 'guest';
  const reach = policy[name][as];
  if (reach === 'yes' || (reach === 'own' && binding !== 'other')) return 'allowed';
  return reader === 'nobody' ? 'sign-in' : 'forbidden';
}
