import { type ImportField, importFields } from '../model/import.ts';

/** Names that columns have in the tables people keep, most telling first; compared without blanks, marks and units in brackets. */
const names: Readonly<Record<ImportField, readonly string[]>> = {
  number: [
    '问题编号',
    '案件编号',
    '案卷编号',
    '任务号',
    '工单编号',
    '工单号',
    '流水号',
    '编号',
    '单号',
    'casenumber',
    'caseenquiryid',
    'caseid',
    'servicerequestid',
    'number',
    'id',
  ],
  category: [
    '问题类别',
    '案件类别',
    '问题类型',
    '事件类型',
    '案件类型',
    '小类名称',
    '小类',
    '类别',
    '类型',
    '大类',
    'category',
    'servicecode',
    'servicename',
    'casetitle',
    'type',
  ],
  coordinates: ['经纬度', '坐标', '位置坐标', 'coordinates', 'lonlat', 'lnglat', 'location'],
  longitude: ['经度', 'x坐标', '坐标x', 'longitude', 'long', 'lon', 'lng', 'x'],
  latitude: ['纬度', 'y坐标', '坐标y', 'latitude', 'lat', 'y'],
  reportedAt: [
    '上报时间',
    '上报日期',
    '发现时间',
    '登记时间',
    '受理时间',
    '创建时间',
    '采集时间',
    '日期',
    '时间',
    'reportedat',
    'reported',
    'requesteddatetime',
    'opendt',
    'opened',
    'createdat',
    'created',
    'date',
  ],
  dueAt: [
    '截止时间',
    '期限',
    '办结期限',
    '处置时限',
    '处置截止时间',
    '办理时限',
    '要求完成时间',
    'dueat',
    'due',
    'targetdt',
    'expecteddatetime',
    'deadline',
  ],
  closedAt: ['结案时间', '办结时间', '结案日期', '完成时间', 'closedat', 'closeddt', 'closed'],
  state: [
    '环节',
    '办理环节',
    '当前环节',
    '案件状态',
    '处理状态',
    '办理状态',
    '状态',
    '当前阶段',
    'step',
    'state',
    'status',
    'casestatus',
  ],
  unit: [
    '责任单位',
    '处置单位',
    '处置部门',
    '主责部门',
    '责任部门',
    '承办单位',
    'unit',
    'responsibleunit',
    'agencyresponsible',
    'department',
  ],
  areaSquareMetres: [
    '面积',
    '违建面积',
    '占地面积',
    '建筑面积',
    '涉及面积',
    'area',
    'areasquaremetres',
    'sqm',
  ],
  description: [
    '问题描述',
    '案件描述',
    '描述',
    '内容',
    '具体情况',
    '备注',
    'description',
    'closurereason',
    'details',
    'remark',
  ],
};

/** 问题 描述（必填） → 问题描述; case_enquiry_id → caseenquiryid. */
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(.*?\)|\[.*?\]|【.*?】/g, '')
    .replace(/[\s_\-*:.#/]/g, '');

const known: ReadonlySet<string> = new Set(Object.values(names).flat());

/** Is this what a column is called in the tables people keep? */
export const isColumnName = (text: string): boolean => known.has(plain(text));

/**
 * Which column is what, guessed from their names. No column is two things; where a pair of columns says the place, one
 * that says it as well is left alone.
 */
export function guessColumns(columns: readonly string[]): Partial<Record<ImportField, number>> {
  const plainNames = columns.map(plain);
  const guess: Partial<Record<ImportField, number>> = {};
  const used = new Set<number>();
  for (const field of importFields) {
    const at = names[field]
      .map((name) => plainNames.indexOf(name))
      .find((index) => index >= 0 && !used.has(index));
    if (at === undefined) continue;
    guess[field] = at;
    used.add(at);
  }
  const { coordinates, ...rest } = guess;
  return coordinates === undefined || (rest.longitude !== undefined && rest.latitude !== undefined)
    ? rest
    : guess;
}
