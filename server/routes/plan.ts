import type { Reply } from '../../data/api.ts';
import { answerContent, type Handler, refuse } from '../answer.ts';

export const plan: Handler<'plan'> = async ({ lasting, store }, { parameters }) => {
  const { county, hash } = parameters;
  const made = await lasting.get<Reply<'plan'>>(`plan/${county}/${hash}`, () =>
    store.plans.document(county, hash),
  );
  return made === null ? refuse('not-found', `${county} has no plan with this hash.`) : answerContent(made);
};
