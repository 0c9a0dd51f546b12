import type { Photo } from '../data/model/photo.ts';
import type { PhotoRecord } from '../data/store/photo-store.ts';

/** A photo as it travels. */
export const photoOf = ({ id, width, height, uploadedAt }: PhotoRecord): Photo => ({
  id,
  width,
  height,
  uploadedAt: new Date(uploadedAt).toISOString(),
});
