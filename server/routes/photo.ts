import { answerBytes, type Handler, refuse } from '../answer.ts';

/** The bytes of a photo. */
export const photo: Handler<'photo'> = async ({ store }, { parameters, query }) => {
  const bytes = await store.photos.bytes(parameters.county, parameters.photo, query.size);
  return bytes === null
    ? refuse('not-found', `${parameters.county} has no photo ${parameters.photo}.`)
    : answerBytes(bytes);
};
