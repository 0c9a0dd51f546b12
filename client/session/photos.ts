import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { UploadedPhoto } from '../../data/model/photo.ts';
import { call, urlOf } from './api-client.ts';

export const issuePhotosQuery = (county: string, issue: number) =>
  queryOptions({
    queryKey: ['issue', county, issue, 'photos'],
    queryFn: ({ signal }) => call('issuePhotos', { county, issue }, undefined, { signal }),
  });

/** Where a photo is shown from. */
export const photoUrl = (county: string, photo: string, size: 'full' | 'thumbnail') =>
  urlOf('photo', { county, photo, size });

/** Uploads a photo; it waits a day to be attached to an issue. The same file again is the same photo. */
export async function uploadPhoto(county: string, file: File): Promise<UploadedPhoto> {
  return call('uploadPhoto', { county }, new Uint8Array(await file.arrayBuffer()));
}

/** Uploads photos and attaches them to an issue, one after the other. */
export function useAddPhotos(county: string, issue: number) {
  const client = useQueryClient();
  const { queryKey } = issuePhotosQuery(county, issue);
  return useMutation({
    mutationFn: async (files: readonly File[]) => {
      for (const file of files) {
        const { id } = await uploadPhoto(county, file);
        client.setQueryData(queryKey, await call('attachPhoto', { county, issue }, { photo: id }));
      }
    },
  });
}
