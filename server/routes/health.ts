import { answer, type Handler } from '../answer.ts';

export const health: Handler<'health'> = async ({ store, version, startedAt, now }) => {
  const well = await store.isWell().catch(() => false);
  const counties = well ? (await store.counties.list()).length : 0;
  return answer({
    status: well ? 'ok' : 'failing',
    version,
    database: well ? 'ok' : 'failing',
    counties,
    uptimeSeconds: Math.round((now() - startedAt) / 1000),
  });
};
