import { answer, type Handler, refuse } from '../answer.ts';
import { importJobOf } from '../import-replies.ts';

/** Starts an import, or lets a stopped one go on from the chunk it had come to. */
export const startImport: Handler<'startImport'> = async (services, { parameters, body }, { by }) => {
  const { county, import: id } = parameters;
  const { store, imports, now } = services;
  const known = await store.imports.get(county, id);
  if (known === null) return refuse('not-found', `${county} has no import ${id}.`);
  const beyond = Object.entries(body.columns).find(([, column]) => column >= known.columns.length);
  if (beyond !== undefined)
    return refuse('invalid-request', `The table has no column ${beyond[1]} for ${beyond[0]}.`, {
      status: 422,
    });
  const set = await store.counties.categories();
  const ids = [...Object.values(body.categories), ...(body.otherwise === undefined ? [] : [body.otherwise])];
  const unknown = ids.find((one) => !set?.categories.some(({ id: category }) => category === one));
  if (unknown !== undefined)
    return refuse('invalid-request', `There is no category ${unknown}.`, { status: 422 });
  const record = await store.imports.start({ county, id, mapping: body, by, now: now() });
  if (record === null) return refuse('already-done', `The import is ${known.state}.`);
  imports.run(record);
  return answer(importJobOf(services, record));
};
