import { answer, type Handler, refuse } from '../answer.ts';
import { unknownCounty } from '../county-scope.ts';
import { importPreviewOf } from '../import-replies.ts';
import { readUpload } from '../import-upload.ts';

/** Keeps a table to be imported. The same table again, in whatever encoding, is the import that is there. */
export const uploadImport: Handler<'uploadImport'> = async (
  services,
  { parameters, query, body },
  { by },
) => {
  const { county } = parameters;
  if ((await services.store.counties.get(county)) === null) return unknownCounty(county);
  const table = await readUpload(body);
  if (!table.ok)
    return refuse('invalid-request', `This is no table of issues: ${table.detail}.`, {
      status: 422,
      reason: table.reason,
    });
  const { encoding, columns, chunks, digest } = table;
  const upload = { county, name: query.name, encoding, columns, chunks, digest, by, now: services.now() };
  const { import: record } = await services.store.imports.create(upload);
  return answer(await importPreviewOf(services, record));
};
