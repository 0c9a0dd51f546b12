import { inflateRawSync } from 'node:zlib';

/** Just enough of ZIP and of ESRI's shapefile to read test data: polygons without heights, in the file's own coordinates. */

/** The bytes of one entry of a ZIP file (APPNOTE 4.3), stored or deflated. */
export function zipEntry(zip: Buffer, name: string): Buffer {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < zip.readUInt16LE(end + 10); entry++) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    if (zip.toString('utf8', at + 46, at + 46 + nameLength!) === name) return entryAt(zip, at);
    at += 46 + nameLength! + extra! + comment!;
  }
  throw new Error(`no ${name} in the ZIP file`);
}

/** @param at where the entry stands in the central directory */
function entryAt(zip: Buffer, at: number): Buffer {
  const [method, size, local] = [
    zip.readUInt16LE(at + 10),
    zip.readUInt32LE(at + 20),
    zip.readUInt32LE(at + 42),
  ];
  const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const bytes = zip.subarray(data, data + size);
  return method === 0 ? bytes : inflateRawSync(bytes);
}

/** The rings of each polygon of a .shp file (type 5), outer rings and holes alike. */
export function shpRings(shp: Buffer): [number, number][][][] {
  const records: [number, number][][][] = [];
  for (let at = 100; at < shp.length; at += 8 + 2 * shp.readInt32BE(at + 4)) {
    const record = at + 8;
    if (shp.readInt32LE(record) !== 5) throw new Error('not a polygon');
    const [parts, points] = [shp.readInt32LE(record + 36), shp.readInt32LE(record + 40)];
    const first = record + 44 + 4 * parts;
    const starts = Array.from({ length: parts }, (_, i) => shp.readInt32LE(record + 44 + 4 * i));
    records.push(
      starts.map((start, i) => {
        const count = (starts[i + 1] ?? points) - start;
        return Array.from({ length: count }, (_, k): [number, number] => {
          const point = first + 16 * (start + k);
          return [shp.readDoubleLE(point), shp.readDoubleLE(point + 8)];
        });
      }),
    );
  }
  return records;
}
