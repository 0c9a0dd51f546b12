import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Body } from '../../data/api.ts';
import { call } from './api-client.ts';
import { newKey } from './credentials.ts';
import { issueQuery } from './queries.ts';

/** A report with the photos that were uploaded for it. */
export interface Report {
  readonly issue: Body<'reportIssue'>;
  readonly photos: readonly string[];
}

/** Reports an issue and attaches its photos. Sent again after its answer was lost, the same report counts once. */
export function useReportIssue(county: string) {
  const client = useQueryClient();
  const key = useRef({ report: '', key: '' });
  return useMutation({
    mutationFn: async ({ issue, photos }: Report) => {
      const text = JSON.stringify(issue);
      if (key.current.report !== text) key.current = { report: text, key: newKey() };
      const reported = await call('reportIssue', { county }, issue, { key: key.current.key });
      for (const photo of photos) await call('attachPhoto', { county, issue: reported.id }, { photo });
      return reported;
    },
    onSuccess: (issue) => {
      client.setQueryData(issueQuery(county, issue.id).queryKey, issue);
    },
  });
}
