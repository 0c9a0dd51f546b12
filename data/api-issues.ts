import { z } from 'zod';
import { batchReply, transition } from './model/case.ts';
import { issue } from './model/issue.ts';
import { issueHistory } from './model/issue-history.ts';
import { slug } from './model/text.ts';

/** The part of the contract table in which issues become cases: what is done with them, and how many come in at once. */

const json = <S extends z.ZodType>(schema: S) => ({ type: 'json', schema }) as const;
const number = z.coerce.number().int().positive();
const inCounty = z.strictObject({ county: slug });
const ofIssue = inCounty.extend({ issue: number });

// biome-ignore format: a table reads best as one
export const issueRoutes = {
  transitionIssue: {
    method: 'POST', path: '/api/counties/{county}/issues/{issue}/transitions', tag: 'issues', summary: 'Take a step of a case: file, dispatch, handle …; needs If-Match',
    parameters: ofIssue, body: transition, conditional: true,
    status: 200, reply: json(issue), caching: 'none', errors: [412, 413, 422, 428],
  },
  issueHistory: {
    method: 'GET', path: '/api/counties/{county}/issues/{issue}/history', tag: 'issues', summary: 'What was done to an issue, oldest first',
    parameters: ofIssue, status: 200, reply: json(issueHistory), caching: 'none',
  },
  reportIssues: {
    method: 'POST', path: '/api/counties/{county}/issues/batch', tag: 'issues', summary: 'Report up to 1,000 issues; each is answered for itself',
    parameters: inCounty,
    body: z.strictObject({ issues: z.array(z.unknown()).min(1).max(1_000).meta({ description: 'each as the body of reportIssue' }) }),
    status: 200, reply: json(batchReply), caching: 'none', errors: [413, 422],
  },
} as const;
