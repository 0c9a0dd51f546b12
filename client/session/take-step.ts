import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Transition } from '../../data/model/case.ts';
import type { Issue } from '../../data/model/issue.ts';
import { ApiError, call } from './api-client.ts';
import { newKey } from './credentials.ts';
import { issueQuery } from './queries.ts';

/**
 * Takes steps of a case. Sent again after its answer was lost, a step counts once: it keeps its key until it has been
 * answered. After a refusal the case is read anew, so that one sees what has become of it.
 */
export function useTakeStep(issue: Issue) {
  const client = useQueryClient();
  const { county, id, revision } = issue;
  const key = useRef({ step: '', key: '' });
  return useMutation({
    mutationFn: (step: Transition) => {
      const text = JSON.stringify([revision, step]);
      if (key.current.step !== text) key.current = { step: text, key: newKey() };
      return call('transitionIssue', { county, issue: id }, step, { revision, key: key.current.key });
    },
    onSuccess: (changed) => {
      client.setQueryData(issueQuery(county, id).queryKey, changed);
      void client.invalidateQueries({ queryKey: ['issue', county, id, 'history'] });
    },
    onError: (error) => {
      if (error instanceof ApiError && error.code !== 'network')
        void client.invalidateQueries({ queryKey: ['issue', county, id] });
    },
  });
}
