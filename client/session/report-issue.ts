import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Body } from '../../data/api.ts';
import { call } from './api-client.ts';
import { newKey } from './credentials.ts';
import { issueQuery } from './queries.ts';

/** Reports an issue. Sent again after its answer was lost, the same report counts once. */
export function useReportIssue(county: string) {
  const client = useQueryClient();
  const key = useRef({ report: '', key: '' });
  return useMutation({
    mutationFn: (report: Body<'reportIssue'>) => {
      const text = JSON.stringify(report);
      if (key.current.report !== text) key.current = { report: text, key: newKey() };
      return call('reportIssue', { county }, report, { key: key.current.key });
    },
    onSuccess: (issue) => {
      client.setQueryData(issueQuery(county, issue.id).queryKey, issue);
    },
  });
}
