import { answer, type Handler, refuse } from '../answer.ts';
import { importPreviewOf } from '../import-replies.ts';

/** One import, as it stands. */
export const importJob: Handler<'importJob'> = async (services, { parameters }) => {
  const { county, import: id } = parameters;
  const record = await services.store.imports.get(county, id);
  if (record === null) return refuse('not-found', `${county} has no import ${id}.`);
  return answer(await importPreviewOf(services, record));
};
