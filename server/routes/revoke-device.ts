import { answer, type Handler, keyReused, refuse } from '../answer.ts';

export const revokeDevice: Handler<'revokeDevice'> = async ({ store, now, live }, { parameters }, { by }) => {
  const { county, device: id } = parameters;
  const revoked = await store.devices.revoke({ county, id, by, now: now() });
  if (!revoked.ok)
    return revoked.reason === 'key-reused'
      ? keyReused
      : refuse('not-found', `${county} has no display ${id}.`);
  live.recheck();
  return answer(revoked.device);
};
