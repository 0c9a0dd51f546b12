import { answer, type Handler, refuse } from '../answer.ts';

const most = 300;

/** The different texts of a column. Once the import is done its rows are gone, and there are none. */
export const importValues: Handler<'importValues'> = async ({ store }, { parameters, query }) => {
  const { county, import: id } = parameters;
  const record = await store.imports.get(county, id);
  if (record === null) return refuse('not-found', `${county} has no import ${id}.`);
  const counts = new Map<string, number>();
  for (let chunk = 0; chunk < record.chunks; chunk++)
    for (const row of (await store.imports.chunk(id, chunk)) ?? []) {
      const text = row[query.column] ?? '';
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  const sorted = [...counts].sort(([, a], [, b]) => b - a).slice(0, most);
  return answer(sorted.map(([text, count]) => ({ text, count })));
};
