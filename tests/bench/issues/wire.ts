import {
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  gunzipSync,
  gzipSync,
  zstdCompressSync,
  zstdDecompressSync,
} from 'node:zlib';
import { displayStateOf, issueStates } from '../../../data/model/issue.ts';
import type { IssueColumns } from '../../../data/model/issue-columns.ts';
import { decodeIssueColumns } from '../../../data/model/wire/decode.ts';
import { encodeIssueColumns } from '../../../data/model/wire/encode.ts';
import { issueColumnsOf } from '../../../data/store/columns/issue-columns-of.ts';
import { toDegrees } from '../../../geojson/kernel/lattice.ts';
import { median, now, row } from './made.ts';
import { filled, madePoints } from './viewport.ts';

/** Points to the browser: bytes on the wire and time to have them as arrays, against GeoJSON that is parsed. */
export function wire(count: number): void {
  const issues = filled(madePoints(count));
  const columns = issueColumnsOf(issues, issues.points({ now }), ['id'], 1);
  const bytes = encodeIssueColumns(columns, []);
  const encodeMs = median(3, () => void encodeIssueColumns(columns, []));
  const json = new TextEncoder().encode(geojsonOf(columns));
  const zipped = gzipSync(json, { level: 6 });
  const parse = median(3, () => void JSON.parse(new TextDecoder().decode(json)));
  const unzipParse = median(3, () => void JSON.parse(gunzipSync(zipped).toString()));
  const decode = median(15, () => void decodeIssueColumns(bytes.buffer));
  const perPoint = (size: number) => (size / count).toFixed(2);
  row(
    `${count} points, decoded, ms`,
    decode.toFixed(1),
    'JSON.parse',
    parse.toFixed(0),
    `${(parse / decode).toFixed(0)}×`,
    '≤20, ≥80×',
  );
  const params = { [constants.BROTLI_PARAM_QUALITY]: 4 };
  const ways = [
    ['zstd 3', zstdCompressSync(bytes), (sent: Uint8Array) => zstdDecompressSync(sent)],
    ['gzip 5', gzipSync(bytes, { level: 5 }), (sent: Uint8Array) => gunzipSync(sent)],
    ['brotli 4', brotliCompressSync(bytes, { params }), (sent: Uint8Array) => brotliDecompressSync(sent)],
  ] as const;
  for (const [name, sent, open] of ways) {
    const all = median(7, () => {
      const opened = open(sent);
      decodeIssueColumns(new Uint8Array(opened).buffer);
    });
    row(
      `… ${name}: bytes a point`,
      perPoint(sent.length),
      'GeoJSON, gzip 6',
      perPoint(zipped.length),
      `${(zipped.length / sent.length).toFixed(1)}×`,
      '≤6, ≥2.3×',
    );
    row(
      `… ${name}: unpacked and decoded, ms`,
      all.toFixed(1),
      'gunzip and JSON.parse',
      unzipParse.toFixed(0),
      `${(unzipParse / all).toFixed(0)}×`,
      '≥80×',
    );
  }
  row(
    '… without compression, bytes a point',
    perPoint(bytes.length),
    'GeoJSON',
    perPoint(json.length),
    '',
    '',
  );
  row(
    '… with ids, zstd, bytes a point',
    perPoint(zstdCompressSync(encodeIssueColumns(columns, ['id'])).length),
    '',
    '',
    '',
    '',
  );
  console.log(`  encoded in ${encodeMs.toFixed(0)} ms`);
}

function geojsonOf({
  count,
  longitude,
  latitude,
  category,
  state,
  categories,
  day,
  due,
}: IssueColumns): string {
  const features = Array.from({ length: count }, (_, at) => ({
    type: 'Feature',
    properties: {
      category: categories[category[at]!],
      state: displayStateOf(issueStates[state[at]!]!, new Date(due[at]! * 1000).toISOString(), now),
      day: day[at],
    },
    geometry: { type: 'Point', coordinates: [toDegrees(longitude[at]!), toDegrees(latitude[at]!)] },
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}
