import { photoLimits } from '../../data/model/photo.ts';
import { answer, type Handler, refuse } from '../answer.ts';
import { photoOf } from '../photo-replies.ts';

/** Attaches a photo to an issue in the own grids. */
export const attachPhoto: Handler<'attachPhoto'> = async (
  services,
  { parameters, body },
  { by, reaches },
) => {
  const { county, issue: id } = parameters;
  const { store, now } = services;
  const issue = await store.issues.get(county, id);
  const within = reaches(county, Object.values(issue?.grids ?? {}));
  if (issue === null) return refuse('not-found', `${county} has no issue ${id}.`);
  if (!within) return refuse('forbidden', 'This issue is in none of your grids.');
  const most = photoLimits.perIssue;
  const attached = await store.photos.attach({ county, issue: id, id: body.photo, most, by, now: now() });
  if (attached.ok) return answer(attached.photos.map(photoOf));
  if (attached.reason === 'unknown') return refuse('not-found', `${county} has no photo ${body.photo}.`);
  if (attached.reason === 'elsewhere')
    return refuse('already-done', 'The photo is attached to another issue.');
  return refuse('invalid-request', `An issue has at most ${most} photos.`, { status: 422 });
};
