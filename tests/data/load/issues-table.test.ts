import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import writeExcel from 'write-excel-file/node';
import { csvSplitter } from '../../../data/load/csv-rows.ts';
import { readIssuesTable, TableFault, tableLimits } from '../../../data/load/issues-table.ts';
import { whyNotUnpacked } from '../../../data/load/table-zip.ts';
import { gbkBytes } from '../../helpers/gb18030.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

async function read(bytes: Uint8Array) {
  const table = await readIssuesTable(bytes);
  if (!table.ok) return table.reason;
  const rows: (readonly string[])[] = [];
  for await (const batch of table.batches) rows.push(...batch);
  return { encoding: table.encoding, columns: table.columns, rows };
}

describe('a CSV file', () => {
  const plain = '编号,描述\r\nA-1,路口\r\nA-2,"逗号,和""引号""\r\n两行"\r\n';
  const rows = [
    ['A-1', '路口'],
    ['A-2', '逗号,和"引号"\r\n两行'],
  ];
  const bom = (text: string) => `\uFEFF${text}`;
  const utf16 = (text: string) => new Uint8Array(Buffer.from(bom(text), 'utf16le'));

  test.each<[string, Uint8Array, string]>([
    ['UTF-8', utf8(plain), 'utf-8'],
    ['UTF-8 with its mark, as Excel saves it', utf8(bom(plain)), 'utf-8'],
    ['GBK, as WPS saves it', gbkBytes(plain), 'gb18030'],
    [
      'UTF-16 with tabs, as Excel’s Unicode text',
      utf16(plain.replace('编号,', '编号\t').replace('A-1,', 'A-1\t').replace('A-2,', 'A-2\t')),
      'utf-16le',
    ],
    ['without a last line end', utf8(plain.trimEnd()), 'utf-8'],
    [
      'with semicolons',
      utf8(plain.replace('编号,', '编号;').replace('A-1,', 'A-1;').replace('A-2,', 'A-2;')),
      'utf-8',
    ],
  ])('in %s', async (_, bytes, encoding) => {
    expect(await read(bytes)).toEqual({ encoding, columns: ['编号', '描述'], rows });
  });

  test('may have empty lines, short and long rows', async () => {
    expect(await read(utf8('\n\na,b,,\n\n1\n1,2,3,4\n,,\n'))).toMatchObject({
      columns: ['a', 'b'],
      rows: [
        ['1', ''],
        ['1', '2'],
      ],
    });
  });

  test('is refused where it is none', async () => {
    expect(await read(utf8(''))).toBe('empty');
    expect(await read(utf8('\r\n\r\n'))).toBe('empty');
    expect(await read(Uint8Array.of(1, 0, 0, 2))).toBe('not-a-table');
    expect(await read(Uint8Array.of(0x25, 0x50, 0x44, 0x46, 0xff, 0xff, 0xff))).toBe('not-a-table');
    expect(await read(utf8(Array.from({ length: 201 }, (_, k) => `c${k}`).join(',')))).toBe(
      'too-many-columns',
    );
    await expect(read(utf8('a,b\n1,"never closed'))).rejects.toThrow(TableFault);
    await expect(read(utf8(`a,b\n1,"${'x'.repeat(tableLimits.record + 70_000)}`))).rejects.toThrow(
      /not closed/,
    );
    await expect(read(utf8(`a,b\n1,${'x'.repeat(tableLimits.cell + 1)}`))).rejects.toThrow(/a cell has/);
  });

  test('says the same in whatever pieces it comes', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\r', '\n', '字', ' ') });
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(table, fc.array(fc.nat(20)), fc.constantFrom('\n', '\r\n', '\r'), (written, cuts, end) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = written.map((row) => row.map(quoted).join(',') + end).join('');
        const splitter = csvSplitter(',');
        const found: (readonly string[])[] = [];
        let at = 0;
        for (const cut of cuts) {
          found.push(...splitter.push(text.slice(at, at + cut)));
          at += cut;
        }
        found.push(...splitter.push(text.slice(at)), ...(splitter.end() ?? [['unclosed']]));
        expect(found).toEqual(written);
      }),
    );
  });
});

describe('a workbook', () => {
  const heading = [{ value: '编号' }, { value: '上报时间' }, { value: '经度' }, { value: '面积' }];
  const workbook = async (): Promise<Uint8Array> =>
    new Uint8Array(
      await writeExcel([
        heading,
        [
          { value: 'A-1' },
          { value: new Date('2026-03-05T15:20:00Z'), type: Date, format: 'yyyy/m/d h:mm' },
          { value: 113.9345678, type: Number },
          null,
        ],
        [null, null, null, null],
        [
          { value: 'A-2' },
          { value: '2026年3月5日 下午3:20' },
          { value: '113.9' },
          { value: 12.5, type: Number },
        ],
      ]).toBuffer(),
    );

  test('gives its first sheet, dates as local texts', async () => {
    expect(await read(await workbook())).toEqual({
      encoding: 'xlsx',
      columns: ['编号', '上报时间', '经度', '面积'],
      rows: [
        ['A-1', '2026-03-05 15:20:00', '113.9345678', ''],
        ['A-2', '2026年3月5日 下午3:20', '113.9', '12.5'],
      ],
    });
  });

  test('that counts from 1904 has its dates all the same', async () => {
    const parts = unzipSync(await workbook());
    const name = 'xl/workbook.xml';
    const text = new TextDecoder()
      .decode(parts[name])
      .replace(/<workbookPr[^>]*\/>/, '<workbookPr date1904="1"/>');
    expect(text).toContain('date1904="1"');
    const found = await read(zipSync({ ...parts, [name]: utf8(text) }));
    expect(typeof found === 'string' ? found : found.rows[0]?.[1]).toBe('2030-03-06 15:20:00');
  });

  test('is refused where it is no workbook, or more than it says', async () => {
    const bytes = await workbook();
    expect(await read(bytes.subarray(0, bytes.length - 100))).toBe('not-a-table');
    expect(await read(zipSync({ 'a.txt': utf8('x') }))).toBe('not-a-table');
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(tableLimits.unpacked + 1) });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await read(bomb)).toBe('too-large');
  });

  test('of the old kind, or with a password, is told to be saved as .xlsx', async () => {
    const old = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0);
    expect(await readIssuesTable(old)).toMatchObject({ ok: false, detail: expect.stringMatching(/\.xlsx/) });
  });

  test('whose directory lies is refused before anything is unpacked', () => {
    const honest = zipSync({ 'a.xml': utf8('a'.repeat(5_000)), 'b.xml': utf8('b') });
    expect(whyNotUnpacked(honest, 1e6)).toBeNull();
    expect(whyNotUnpacked(honest, 5_000)).toBe('too-large');
    const directory = Buffer.from(honest).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    const smaller = honest.slice();
    new DataView(smaller.buffer).setUint32(directory + 24, 10, true);
    expect(whyNotUnpacked(smaller, 1e6)).toBe('not-a-zip');
    const hidden = Buffer.concat([Buffer.from('hidden'), honest]);
    expect(whyNotUnpacked(hidden, 1e6)).toBe('not-a-zip');
  });

  test('with an entry its directory does not list is refused', () => {
    const whole = zipSync({ 'a.xml': utf8('a'.repeat(5_000)), 'b.xml': utf8('b'), 'c.xml': utf8('c') });
    expect(whyNotUnpacked(unlisted(whole), 1e6)).toBe('not-a-zip');
    expect(whyNotUnpacked(unlisted(whole, true), 1e6)).toBe('not-a-zip');
  });
});

/** Takes the second of three entries out of an archive's directory; `within`: the first is said to be so long that it holds it. */
function unlisted(archive: Uint8Array, within = false): Uint8Array {
  const bytes = Buffer.from(archive);
  const record = Buffer.from([0x50, 0x4b, 1, 2]);
  const first = bytes.indexOf(record);
  const second = bytes.indexOf(record, first + 4);
  const third = bytes.indexOf(record, second + 4);
  if (within) {
    const [a, b] = [bytes.readUInt32LE(first + 42), bytes.readUInt32LE(third + 42)];
    bytes.writeUInt32LE(b - a - 30 - bytes.readUInt16LE(a + 26), first + 20);
  }
  const end = bytes.length - 22;
  bytes.writeUInt16LE(2, end + 10);
  bytes.writeUInt32LE(end - first - (third - second), end + 12);
  return new Uint8Array(Buffer.concat([bytes.subarray(0, second), bytes.subarray(third)]));
}
