import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ImportMapping } from '../../data/model/import.ts';
import { call } from './api-client.ts';

/** While an import runs its progress is asked for this often. */
const lookMilliseconds = 1000;

export const importsQuery = (county: string) =>
  queryOptions({
    queryKey: ['imports', county],
    queryFn: ({ signal }) => call('imports', { county }, undefined, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.some((one) => one.state === 'running') === true ? lookMilliseconds : false,
  });

export const importQuery = (county: string, id: number) =>
  queryOptions({
    queryKey: ['imports', county, id],
    queryFn: ({ signal }) => call('importJob', { county, import: id }, undefined, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? lookMilliseconds : false),
  });

export const importValuesQuery = (county: string, id: number, column: number) =>
  queryOptions({
    queryKey: ['imports', county, id, 'values', column],
    queryFn: ({ signal }) => call('importValues', { county, import: id, column }, undefined, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Uploading, starting and cancelling; whatever they change is read anew. */
export function useImportActions(county: string) {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: ['imports', county] });
  const upload = useMutation({
    mutationFn: async (file: File) =>
      call('uploadImport', { county, name: file.name }, new Uint8Array(await file.arrayBuffer())),
    onSettled,
  });
  const start = useMutation({
    mutationFn: ({ id, mapping }: { readonly id: number; readonly mapping: ImportMapping }) =>
      call('startImport', { county, import: id }, mapping),
    onSettled,
  });
  const cancel = useMutation({
    mutationFn: (id: number) => call('cancelImport', { county, import: id }, {}),
    onSettled,
  });
  return { upload, start, cancel };
}
