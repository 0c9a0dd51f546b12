import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { issueQuery } from '../../session/queries.ts';

/** Where an issue is, once it is known. */
export function useIssuePlace(county: string, issue: number | undefined): [number, number] | undefined {
  const found = useQuery({ ...issueQuery(county, issue ?? 0), enabled: issue !== undefined }).data;
  return useMemo(
    () => (found === undefined || issue === undefined ? undefined : [found.longitude, found.latitude]),
    [found, issue],
  );
}
