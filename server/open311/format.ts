import type { Response } from 'express';

/** The two formats of GeoReport v2. */
export type Format = 'json' | 'xml';

type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** What the members of a list are called in XML. */
const memberOf: Readonly<Record<string, string>> = {
  services: 'service',
  service_requests: 'request',
  attributes: 'attribute',
  values: 'value',
  endpoints: 'endpoint',
  formats: 'format',
  errors: 'error',
};

const types: Readonly<Record<Format, string>> = {
  json: 'application/json; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
};

/** What is answered: a value that is named in XML and stands alone in JSON (the Spark convention). */
export interface Answered {
  readonly status: number;
  readonly name: string;
  readonly value: Value;
}

/** Why not, in the specification's form. */
export const wrong = (status: number, description: string): Answered => ({
  status,
  name: 'errors',
  value: [{ code: status, description }],
});

export function sendAnswered(response: Response, format: Format, { status, name, value }: Answered): void {
  response.status(status);
  response.setHeader('Content-Type', types[format]);
  response.set('Cache-Control', 'no-store');
  response.set('Vary', 'Cookie, Authorization');
  response.end(format === 'json' ? JSON.stringify(value) : xmlText(name, value));
}

export const xmlText = (name: string, value: Value): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${element(name, value)}\n`;

function element(name: string, value: Value): string {
  if (value === null) return `<${name}/>`;
  if (isList(value))
    return wrapped(
      name,
      value.map((one) => element(memberOf[name] ?? 'item', one)),
    );
  if (typeof value === 'object')
    return wrapped(
      name,
      Object.entries(value).map(([key, one]) => element(key, one)),
    );
  return wrapped(name, [escaped(String(value))]);
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
const wrapped = (name: string, parts: readonly string[]) => `<${name}>${parts.join('')}</${name}>`;

/** XML 1.0 has no place for most control characters, escaped or not. */
const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
