import { answerContent, type Handler } from '../answer.ts';
import { type Content, jsonContent } from '../content.ts';
import { openApiDocument } from '../openapi.ts';

let made: Content<Record<string, unknown>> | undefined;

export const openapi: Handler<'openapi'> = async ({ version }) => {
  made ??= jsonContent(openApiDocument(version), true);
  return answerContent(made);
};
