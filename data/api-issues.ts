import { z } from 'zod';
import { batchReply, transition } from './model/case.ts';
import { columnValues, importJob, importMapping, importPreview } from './model/import.ts';
import { issue } from './model/issue.ts';
import { issueHistory } from './model/issue-history.ts';
import { photo, photoId, photoLimits, uploadedPhoto } from './model/photo.ts';
import { slug } from './model/text.ts';

/** The part of the contract table in which issues become cases: what is done with them, and how many come in at once. */

const json = <S extends z.ZodType>(schema: S) => ({ type: 'json', schema }) as const;
const number = z.coerce.number().int().positive();
const inCounty = z.strictObject({ county: slug });
const ofImport = inCounty.extend({ import: number });
const importName = z.string().trim().min(1).max(200).meta({ description: 'the file’s name' });
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
  imports: {
    method: 'GET', path: '/api/counties/{county}/imports', tag: 'imports', summary: 'The imports of a county, latest first',
    parameters: inCounty, status: 200, reply: json(z.array(importJob)), caching: 'none',
  },
  uploadImport: {
    method: 'POST', path: '/api/counties/{county}/imports', tag: 'imports', summary: 'Upload a table of issues, CSV or XLSX; nothing is imported yet. The same table again answers with the import it has',
    parameters: inCounty, query: z.strictObject({ name: importName }), upload: { largest: 64_000_000 },
    status: 201, reply: json(importPreview), caching: 'none', errors: [413, 422],
  },
  importJob: {
    method: 'GET', path: '/api/counties/{county}/imports/{import}', tag: 'imports', summary: 'An import: columns, first rows, guessed mapping, progress',
    parameters: ofImport, status: 200, reply: json(importPreview), caching: 'none',
  },
  importValues: {
    method: 'GET', path: '/api/counties/{county}/imports/{import}/values', tag: 'imports', summary: 'The different texts of a column, most frequent first, to map categories by',
    parameters: ofImport, query: z.strictObject({ column: z.coerce.number().int().min(0).max(199) }),
    status: 200, reply: json(columnValues), caching: 'none',
  },
  startImport: {
    method: 'POST', path: '/api/counties/{county}/imports/{import}/start', tag: 'imports', summary: 'Start an import with a mapping, or let a stopped one go on',
    parameters: ofImport, body: importMapping, status: 200, reply: json(importJob), caching: 'none', errors: [409, 413, 422],
  },
  cancelImport: {
    method: 'POST', path: '/api/counties/{county}/imports/{import}/cancel', tag: 'imports', summary: 'Stop an import; what was added stays',
    parameters: ofImport, body: z.strictObject({}), status: 200, reply: json(importJob), caching: 'none', errors: [409],
  },
  importRefusals: {
    method: 'GET', path: '/api/counties/{county}/imports/{import}/refused.csv', tag: 'imports', summary: 'The refused rows with the reason in each, as CSV',
    parameters: ofImport, status: 200, reply: { type: 'bytes', mediaType: 'text/csv' }, caching: 'none',
  },
  uploadPhoto: {
    method: 'POST', path: '/api/counties/{county}/photos', tag: 'photos', summary: 'Upload a photo, JPEG, PNG or WebP, to be attached to an issue within a day',
    parameters: inCounty, upload: { largest: photoLimits.bytes }, status: 201, reply: json(uploadedPhoto), caching: 'none', errors: [413, 422],
  },
  photo: {
    method: 'GET', path: '/api/counties/{county}/photos/{photo}', tag: 'photos', summary: 'A photo as JPEG, whole or as a thumbnail',
    parameters: inCounty.extend({ photo: photoId }), query: z.strictObject({ size: z.enum(['full', 'thumbnail']).default('full') }),
    status: 200, reply: { type: 'bytes', mediaType: 'image/jpeg' }, caching: 'immutable',
  },
  issuePhotos: {
    method: 'GET', path: '/api/counties/{county}/issues/{issue}/photos', tag: 'photos', summary: 'The photos of an issue, oldest first',
    parameters: ofIssue, status: 200, reply: json(z.array(photo)), caching: 'none',
  },
  attachPhoto: {
    method: 'POST', path: '/api/counties/{county}/issues/{issue}/photos', tag: 'photos', summary: 'Attach an uploaded photo to an issue',
    parameters: ofIssue, body: z.strictObject({ photo: photoId }), status: 200, reply: json(z.array(photo)), caching: 'none', errors: [409, 422],
  },
} as const;
