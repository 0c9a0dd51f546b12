import { once } from 'node:events';
import type { Response } from 'express';
import { rowRefusals } from '../../data/model/import.ts';
import { csvText } from '../../data/rules/csv-text.ts';
import type { ImportRecord } from '../../data/store/import-store.ts';
import type { Store } from '../../data/store/store.ts';
import { type Handler, refuse } from '../answer.ts';

const pageLength = 2_000;

/** The refused rows as they stood in the file, after their number, the reason in both languages and the text it is about. */
export const importRefusals: Handler<'importRefusals'> = async ({ store }, { parameters }) => {
  const { county, import: id } = parameters;
  const record = await store.imports.get(county, id);
  if (record === null) return refuse('not-found', `${county} has no import ${id}.`);
  return {
    ok: true,
    stream: async (request, response) => {
      response.status(200);
      response.setHeader('Content-Type', 'text/csv');
      response.set('Cache-Control', 'no-store');
      response.set('Vary', 'Accept-Encoding, Cookie, Authorization');
      response.set('Content-Disposition', `attachment; filename="import-${id}-refused.csv"`);
      if (request.method !== 'HEAD') await writeRows(store, record, response);
      response.end();
    },
  };
};

async function writeRows(store: Store, { id, columns }: ImportRecord, response: Response): Promise<void> {
  response.write(csvText([['行 row', '原因 reason', '内容 value', ...columns]]));
  for (let after = 0; !response.destroyed; ) {
    const page = await store.imports.refusals(id, after, pageLength);
    const lines = page.map(({ row, reason, value, cells }) => {
      const { zh, en } = rowRefusals[reason];
      return [row, `${zh} ${en}`, value, ...cells];
    });
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.row;
    // The mark stands once, at the beginning of the file.
    if (!response.write(csvText(lines).slice(1)))
      await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
}
