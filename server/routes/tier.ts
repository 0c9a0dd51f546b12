import { answerContent, type Handler, refuse } from '../answer.ts';
import { publishedView } from '../county-scope.ts';

export const tier: Handler<'tier'> = async (services, { parameters }) => {
  const { county, hash, tier } = parameters;
  const found = (await publishedView(services, county, hash))?.tiers.get(tier);
  return found === undefined
    ? refuse('not-found', `${county} has no plan with this hash and a tier ${tier}.`)
    : answerContent(found);
};
