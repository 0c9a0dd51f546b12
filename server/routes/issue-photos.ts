import { answer, type Handler, refuse } from '../answer.ts';
import { photoOf } from '../photo-replies.ts';

/** The photos of an issue. */
export const issuePhotos: Handler<'issuePhotos'> = async ({ store }, { parameters }) => {
  const { county, issue: id } = parameters;
  if ((await store.issues.get(county, id)) === null)
    return refuse('not-found', `${county} has no issue ${id}.`);
  return answer((await store.photos.ofIssue(county, id)).map(photoOf));
};
