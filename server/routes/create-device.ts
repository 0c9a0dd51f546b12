import { answer, type Handler, keyReused } from '../answer.ts';
import { shownOnce } from '../auth/invitation.ts';
import { hashOfToken, newToken } from '../auth/tokens.ts';
import { unknownCounty } from '../county-scope.ts';

export const createDevice: Handler<'createDevice'> = async ({ store, now }, { parameters, body }, { by }) => {
  const { county } = parameters;
  if ((await store.counties.get(county)) === null) return unknownCounty(county);
  const token = newToken();
  const created = await store.devices.create({
    county,
    label: body.label,
    tokenHash: hashOfToken(token),
    demonstration: false,
    by,
    now: now(),
  });
  if (!created.ok) return keyReused;
  return created.repeated ? shownOnce : answer({ device: created.device, token });
};
