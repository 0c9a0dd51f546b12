import { zone } from '../../data/rules/zone.ts';
import { answer, type Handler, refuse } from '../answer.ts';
import { unknownCounty } from '../county-scope.ts';
import { processPhoto } from '../photo-processing.ts';
import { photoOf } from '../photo-replies.ts';

/** Keeps a photo for a day, until it is attached; says once where and when it was taken. */
export const uploadPhoto: Handler<'uploadPhoto'> = async (services, { parameters, body }, { by }) => {
  const { store, now } = services;
  const county = await store.counties.get(parameters.county);
  if (county === null) return unknownCounty(parameters.county);
  const photo = await processPhoto(body);
  if (!photo.ok) return refuse('invalid-request', `This is no photo: ${photo.detail}.`, { status: 422 });
  const { id, width, height, image, thumbnail, place, takenAtLocal } = photo;
  const kept = await store.photos.add({
    county: county.id,
    id,
    width,
    height,
    image,
    thumbnail,
    by,
    now: now(),
  });
  const { fromLocal } = zone(county.scheme.timeZone);
  return answer({
    ...photoOf(kept),
    place: place === null ? null : [place[0], place[1]],
    takenAt: takenAtLocal === null ? null : new Date(fromLocal(takenAtLocal)).toISOString(),
  });
};
