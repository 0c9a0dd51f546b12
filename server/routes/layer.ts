import type { Reply } from '../../data/api.ts';
import { answerContent, type Handler, refuse } from '../answer.ts';

export const layer: Handler<'layer'> = async ({ lasting, store }, { parameters }) => {
  const { county, layer, hash } = parameters;
  const made = await lasting.get<Reply<'layer'>>(`layer/${county}/${layer}/${hash}`, () =>
    store.counties.layer(county, layer, hash),
  );
  return made === null
    ? refuse('not-found', `${county} has no layer ${layer} with this hash.`)
    : answerContent(made);
};
