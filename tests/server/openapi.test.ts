import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect, test } from 'vitest';
import { api } from '../../data/api.ts';
import { openApiDocument } from '../../server/openapi.ts';

const document = openApiDocument('1.2.3');

test('the OpenAPI document lints clean', async () => {
  const config = await createConfig({
    extends: ['recommended'],
    // The two steps of a sign-in by provider only ever send the browser elsewhere.
    rules: { 'operation-2xx-response': 'off' },
  });
  const found = await lintFromString({
    source: JSON.stringify(document),
    absoluteRef: 'openapi.json',
    config,
  });
  const told = found.map(
    ({ ruleId, message, location }) => `${ruleId}: ${message} at ${location[0]?.pointer}`,
  );
  expect(told).toEqual([]);
});

test('it has one operation for every row of the contract, with its parameters', () => {
  const text = JSON.stringify(document);
  for (const name of Object.keys(api)) expect(text).toContain(`"operationId":"${name}"`);
  expect(document).toMatchObject({
    openapi: '3.1.0',
    info: { version: '1.2.3' },
    paths: {
      '/api/counties/{county}/issues': {
        get: {
          parameters: expect.arrayContaining([
            expect.objectContaining({ name: 'box', in: 'query', required: false }),
            expect.objectContaining({ name: 'county', in: 'path', required: true }),
          ]),
        },
        post: {
          requestBody: {
            content: { 'application/json': { schema: { $ref: '#/components/schemas/newIssue' } } },
          },
        },
      },
      '/api/counties/{county}/locate': {
        get: {
          parameters: expect.arrayContaining([expect.objectContaining({ name: 'latitude', required: true })]),
        },
      },
    },
  });
});
