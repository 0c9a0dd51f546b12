import { issueStates } from '../../data/model/issue.ts';
import type { IssueColumns } from '../../data/model/issue-columns.ts';

/** Empty columns for `count` issues with every field but the facets, to be filled in place. */
export function allocateIssueColumns(
  count: number,
  sequence: number,
  categories: readonly string[],
): IssueColumns {
  return {
    count,
    sequence,
    after: null,
    gone: [],
    fields: ['id', 'reported', 'due', 'closed'],
    categories,
    states: issueStates,
    longitude: new Int32Array(count),
    latitude: new Int32Array(count),
    category: new Uint8Array(count),
    state: new Uint8Array(count),
    day: new Uint16Array(count),
    dayStarts: new Uint32Array(1),
    reported: new Uint32Array(count),
    due: new Uint32Array(count),
    closed: new Uint32Array(count),
    id: new Uint32Array(count),
    facets: {},
  };
}
