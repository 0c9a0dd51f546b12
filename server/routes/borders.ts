import { answerContent, type Handler, refuse } from '../answer.ts';
import { publishedView } from '../county-scope.ts';

export const borders: Handler<'borders'> = async (services, { parameters }) => {
  const { county, hash } = parameters;
  const view = await publishedView(services, county, hash);
  return view === null
    ? refuse('not-found', `${county} has no plan with this hash.`)
    : answerContent(view.borders);
};
