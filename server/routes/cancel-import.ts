import { answer, type Handler, refuse } from '../answer.ts';
import { importJobOf } from '../import-replies.ts';

/** Stops an import before its next chunk. */
export const cancelImport: Handler<'cancelImport'> = async (services, { parameters }, { by }) => {
  const { county, import: id } = parameters;
  const { store, now } = services;
  const known = await store.imports.get(county, id);
  if (known === null) return refuse('not-found', `${county} has no import ${id}.`);
  const record = await store.imports.stop({ county, id, state: 'cancelled', by, now: now() });
  if (record === null) return refuse('already-done', `The import is ${known.state}, not running.`);
  return answer(importJobOf(services, record));
};
