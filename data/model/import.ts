import { z } from 'zod';
import { sourceCrss } from '../../geojson/formats/geojson-crs.ts';
import { instant, slug } from './text.ts';

/** The import of a table of issues: uploaded, looked at, mapped, run, and what came of it. */

/** What a column can be. `coordinates` is both in one, longitude first: "113.93,24.35". */
export const importFields = [
  'number',
  'category',
  'coordinates',
  'longitude',
  'latitude',
  'reportedAt',
  'dueAt',
  'closedAt',
  'state',
  'unit',
  'areaSquareMetres',
  'description',
] as const;
export const importField = z.enum(importFields);
export type ImportField = z.infer<typeof importField>;

/** How the table is to be read. */
export const importMapping = z.strictObject({
  /** Field → number of its column, from 0. */
  columns: z
    .partialRecord(importField, z.int().min(0).max(199))
    .refine(
      (columns) =>
        columns.coordinates !== undefined ||
        (columns.longitude !== undefined && columns.latitude !== undefined),
      'coordinates, or longitude and latitude, must have columns',
    )
    .refine(({ reportedAt }) => reportedAt !== undefined, 'reportedAt must have a column'),
  crs: z.enum(sourceCrss),
  /** Count day numbers from 1904, as Excel on old Macs did. Dates of a workbook know by themselves. */
  dates1904: z.boolean().default(false),
  /** What the table's words for categories mean; ids and labels of the set are understood by themselves. */
  categories: z
    .record(z.string().max(200), slug)
    .refine((words) => Object.keys(words).length <= 1_000, 'at most 1,000 words')
    .default({}),
  /** The category of rows whose word means nothing; without it they are refused. */
  otherwise: slug.optional(),
});
export type ImportMapping = z.infer<typeof importMapping>;

/** `ready`: looked at and not yet mapped. A cancelled or failed import goes on where it stopped when it is started again. */
export const importStates = ['ready', 'running', 'cancelled', 'failed', 'done'] as const;

const count = z.int().nonnegative();
export const importJob = z.strictObject({
  id: z.int().positive(),
  /** The file's name, as it was given. */
  name: z.string().min(1).max(200),
  state: z.enum(importStates),
  /** How the text was encoded, or xlsx. */
  encoding: z.enum(['utf-8', 'gb18030', 'utf-16le', 'xlsx']),
  rows: count,
  /** How many rows have been handled; `added` and `refused` add up to it. */
  handled: count,
  added: count,
  refused: count,
  createdAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  /** Since this start; null where it is not running. */
  rowsPerSecond: z.number().nonnegative().nullable(),
  secondsLeft: z.number().nonnegative().nullable(),
});
export type ImportJob = z.infer<typeof importJob>;

/** What is shown before an import starts. */
export const importPreview = importJob.extend({
  columns: z.array(z.string()),
  /** The first rows, as they are. */
  sample: z.array(z.array(z.string())),
  /** Field → column, guessed from the columns' names. */
  guess: z.partialRecord(importField, count),
  /** The mapping it was started with. */
  mapping: importMapping.nullable(),
});
export type ImportPreview = z.infer<typeof importPreview>;

/** The different texts of a column, most frequent first. */
export const columnValues = z.array(z.strictObject({ text: z.string(), count }));

/** Why a row is refused. */
export const rowRefusals = {
  'no-place': { zh: '没有坐标', en: 'no place' },
  'bad-place': { zh: '坐标无法识别', en: 'the place cannot be read' },
  'no-time': { zh: '没有上报时间', en: 'no time of report' },
  'bad-time': { zh: '时间无法识别', en: 'a time cannot be read' },
  'future-time': { zh: '上报时间晚于现在', en: 'reported later than now' },
  'no-category': { zh: '没有类别', en: 'no category' },
  'unknown-category': { zh: '类别不在分类表中', en: 'the category is not in the set' },
  'unknown-state': { zh: '状态无法识别', en: 'the state is not known' },
  'unknown-unit': { zh: '责任单位不在名册中', en: 'the unit is not in the roster' },
  'bad-number': { zh: '编号无法使用', en: 'the number cannot be used' },
  'number-twice': { zh: '编号在文件中重复', en: 'the number is twice in the file' },
  'number-exists': { zh: '编号已经存在', en: 'there is an issue of this number' },
  'bad-area': { zh: '面积无法识别', en: 'the area cannot be read' },
  'too-long': { zh: '文字过长', en: 'a text is too long' },
} as const;
export type RowRefusal = keyof typeof rowRefusals;
export const rowRefusal = z.enum(
  Object.keys(rowRefusals).filter((name): name is RowRefusal => name in rowRefusals),
);
