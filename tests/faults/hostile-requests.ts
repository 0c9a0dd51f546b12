import { gzipSync } from 'node:zlib';

/** A request that nobody means well with. */
export interface HostileRequest {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

const issue = (members: string) => `{"category":"litter","longitude":114.12,"latitude":24.345${members}}`;
const texts = (value: string) => issue(`,"description":${JSON.stringify(value)}`);
/** 体 in GBK, which is no UTF-8. */
const gbk = Uint8Array.of(0xcc, 0xe5, 0xce, 0xf7);
const around = (before: string, bytes: Uint8Array, after: string) =>
  Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]);

/** What may stand in a name, and must come back as nothing but a name. */
export const hostileNames: readonly string[] = [
  '=HYPERLINK("http://x.invalid","1")',
  "+cmd|' /C calc'!A0",
  '@SUM(1+1)',
  '-2+3',
  '\t=1',
  '\r\n=1',
  '<svg onload=alert(1)>',
  '<img src=x onerror=alert(1)>',
  '{{7*7}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is meant as text
  '${7*7}',
  '#{7*7}',
  '<%= 7*7 %>',
  "'; DROP TABLE issues; --",
  '" OR 1=1 --',
  '../../etc/passwd',
  '%00',
  '\u0000',
  '\u202Etxt.exe',
  '\uFEFF',
  'ﷺ'.repeat(100),
  '👨‍👩‍👧‍👦'.repeat(40),
  'a\u0301'.repeat(300),
  '\u{10FFFF}',
  'NaN',
  'null',
  '__proto__',
  'constructor',
];

const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);

/** Bodies that are hostile whatever they are sent to. */
const bodies: readonly (readonly [string, string | Uint8Array])[] = [
  ['nothing', ''],
  ['null', 'null'],
  ['a number', '1'],
  ['a text', '"x"'],
  ['an empty list', '[]'],
  ['an empty object', '{}'],
  ['NaN', issue('').replace('114.12', 'NaN')],
  ['Infinity', issue('').replace('114.12', '-Infinity')],
  ['1e400', issue('').replace('114.12', '1e400')],
  ['-1e400', issue('').replace('24.345', '-1e400')],
  ['1e-400', issue('').replace('24.345', '1e-400')],
  ['a number of 100,000 digits', issue('').replace('24.345', '9'.repeat(100_000))],
  ['-0', issue('').replace('114.12', '-0')],
  ['a text for a number', issue('').replace('114.12', '"114"')],
  ['lists 1,000,000 deep', nested('[', ']', 490_000)],
  ['objects deep', nested('{"a":', '}', 90_000).replace(':}', ':1}')],
  ['33 deep', nested('[', ']', 33)],
  ['an end that never comes', '['.repeat(900_000)],
  ['__proto__', issue(',"__proto__":{"admin":true}')],
  ['constructor', issue(',"constructor":{"prototype":{"x":1}}')],
  ['toString', issue(',"toString":1')],
  ['duplicate keys', issue(',"category":"gone","category":"litter"')],
  ['duplicate ids', '{"base":"x","title":"y","id":1,"id":2}'],
  ['a lone surrogate', issue(',"description":"\\ud800"')],
  ['a lone surrogate as key', '{"\\udc00":1}'],
  ['GBK', around('{"category":"', gbk, '"}')],
  ['UTF-16', Buffer.from(issue(''), 'utf16le')],
  ['a byte order mark', `\uFEFF${issue('')}`],
  ['overlong UTF-8', Uint8Array.of(0x22, 0xc0, 0xaf, 0x22)],
  ['random bytes', Buffer.from(Array.from({ length: 999 }, (_, i) => (i * 7919) % 256))],
  ['XML entities', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'],
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'],
  ['over 1 MB', texts('x'.repeat(1_000_001))],
  ['20,000 keys', `{${Array.from({ length: 20_000 }, (_, i) => `"k${i}":1`).join()}}`],
  ['100,000 edits', `{"revision":0,"edits":[${'{},'.repeat(99_999)}{}]}`],
  ['trailing text', `${issue('')}x`],
  ['single quotes', "{'a':1}"],
  [
    'a bow-tie edit',
    '{"revision":0,"edits":[{"op":"move-vertex","from":[1141069897,243493071],"to":[1141265953,243493676]}]}',
  ],
  ['a vertex off the earth', '{"revision":0,"edits":[{"op":"move-vertex","from":[1,1],"to":[1e300,1]}]}'],
  [
    'an edit onto itself',
    '{"revision":0,"edits":[{"op":"move-vertex","from":[1141069897,243493071],"to":[1141069897,243493071]}]}',
  ],
  ['an unknown operation', '{"revision":0,"edits":[{"op":"__proto__","from":[1,1],"to":[1,1]}]}'],
  ['a negative revision', '{"revision":-1,"edits":[]}'],
  ['a revision beyond counting', '{"revision":9007199254740993,"edits":[]}'],
];

/** Ways of sending a body that its sender should not choose. */
const envelopes: readonly (readonly [string, Readonly<Record<string, string>>, string | Uint8Array])[] = [
  ['a zip bomb', { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(20_000_000))],
  ['brotli that is not', { 'content-encoding': 'br' }, 'no'],
  ['an unknown encoding', { 'content-encoding': 'zstd, gzip' }, 'no'],
  [
    'malformed multipart',
    { 'content-type': 'multipart/form-data; boundary=x' },
    '--y\r\nContent-Disposition: form-data; name="',
  ],
  ['multipart without boundary', { 'content-type': 'multipart/form-data' }, 'x'],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'category[__proto__]=1'],
  [
    'another charset',
    { 'content-type': 'application/json; charset=gbk' },
    Buffer.concat([Buffer.from('"'), gbk, Buffer.from('"')]),
  ],
  ['two types', { 'content-type': 'application/json, text/html' }, issue('')],
  ['no type', { 'content-type': '' }, issue('')],
  [
    'a host of others',
    { 'x-forwarded-host': 'x.invalid', 'x-forwarded-for': '1.1.1.1, '.repeat(300) },
    issue(''),
  ],
  ['cookies without end', { cookie: 'a=b; '.repeat(1_500) }, issue('')],
  ['If-Match of nothing', { 'if-match': '*' }, '{"edits":[]}'],
  ['a key without end', { 'idempotency-key': 'k'.repeat(9_000) }, issue('')],
];

const values: readonly string[] = [
  '',
  ' ',
  '0',
  '-1',
  '1e400',
  'NaN',
  'Infinity',
  '9007199254740993',
  '1,2,3',
  '1,2,3,4,5',
  '5,5,1,1',
  ',,,',
  '__proto__',
  '%00',
  '%E4%BD',
  '%ED%A0%80',
  '..%2F..%2Fetc%2Fpasswd',
  "'%20OR%201=1--",
  '%3Cscript%3E',
  '2026-13-45T99:99:99Z',
  '+275760-09-13T00:00:00Z',
  `${'x'.repeat(8_000)}`,
];

/** @param county one that is there @param draft one that is there */
export function hostileRequests(county: string, draft: number): readonly HostileRequest[] {
  const base = `/api/counties/${county}`;
  const posts = [
    `${base}/issues`,
    `${base}/drafts`,
    `${base}/drafts/${draft}/edits`,
    '/api/session/password',
  ];
  const queries = [
    'issues?box=',
    'issues?from=',
    'issues?after=',
    'issues?limit=',
    'search?q=',
    'locate?longitude=1&latitude=',
    'live?after=x',
  ];
  const places = [
    '/api/counties/',
    `${base}/issues/`,
    `${base}/plans/`,
    `${base}/tiers/minor/grids/`,
    '/assets/',
    '/wall/',
  ];
  const post = (name: string, path: string, body: string | Uint8Array, headers = {}): HostileRequest => ({
    name: `${name} to ${path}`,
    method: 'POST',
    path,
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
  return [
    ...posts.flatMap((path) => bodies.map(([name, body]) => post(name, path, body))),
    ...hostileNames.map((name) => post(JSON.stringify(name), `${base}/issues`, texts(name))),
    ...posts
      .slice(0, 3)
      .flatMap((path) => envelopes.map(([name, headers, body]) => post(name, path, body, headers))),
    ...queries.flatMap((query) =>
      values.map(
        (value): HostileRequest => ({ name: query, method: 'GET', path: `${base}/${query}${value}` }),
      ),
    ),
    ...places.flatMap((place) =>
      values.map((value): HostileRequest => ({ name: place, method: 'GET', path: place + value })),
    ),
  ];
}
