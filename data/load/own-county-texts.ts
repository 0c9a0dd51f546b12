import type { FaultKind } from '../../geojson/kernel/faults.ts';
import type { Repair } from '../../geojson/kernel/repair.ts';
import type { Bilingual } from '../model/text.ts';

/** What the adding of a county says, in both languages, Chinese first. Keys are the codes of problems. */
export const ownCountyTexts = {
  'no-file': ({ why }: { readonly why: string }) => ({
    zh: `读不了这个文件（${why}）。请检查路径和权限。`,
    en: `The file cannot be read (${why}). Check its path and permissions.`,
  }),
  'too-large': ({ megabytes }: { readonly megabytes: number }) => ({
    zh: `文件有 ${megabytes} MB，上限是 256 MB。请化简边界，或只留网格图层。`,
    en: `The file has ${megabytes} MB; the limit is 256 MB. Simplify the boundaries, or keep only the layer of grids.`,
  }),
  'bad-mapping': ({ detail }: { readonly detail: string }) => ({
    zh: `对照文件不对：${detail}。格式见 docs/own-county.md。`,
    en: `The mapping file is wrong: ${detail}. docs/own-county.md shows its form.`,
  }),
  'idle-flag': ({ flag }: { readonly flag: string }) => ({
    zh: `--${flag} 要与 --county 文件.geojson 一起用。`,
    en: `--${flag} goes with --county FILE.geojson.`,
  }),
  'bad-crs': ({ given }: { readonly given: string }) => ({
    zh: `不认识的坐标系 ${given}。可选：wgs84、cgcs2000、gcj02（高德、腾讯）、bd09（百度）。`,
    en: `Unknown coordinate system ${given}. Choose wgs84, cgcs2000, gcj02 (Amap, Tencent) or bd09 (Baidu).`,
  }),
  'bad-county-id': ({ given }: { readonly given: string }) => ({
    zh: `${given} 不能作县的代号：只用小写字母、数字和单个连字符。请加 --county-id，例如 --county-id wengyuan。`,
    en: `${given} cannot name the county: use lower-case letters, digits and single hyphens. Add --county-id, for example --county-id wengyuan.`,
  }),
  'unknown-property': ({ name, known }: { readonly name: string; readonly known: string }) => ({
    zh: `没有一个要素有属性“${name}”。文件里的属性有：${known}。`,
    en: `No feature has the property "${name}". The file's properties are: ${known}.`,
  }),
  'missing-id': ({ property }: { readonly property: string }) => ({
    zh: `属性“${property}”是空的，这个网格没有编号。请补上，或用 --id-property 另选一个属性。`,
    en: `Property "${property}" is empty, so the grid has no id. Fill it in, or choose another with --id-property.`,
  }),
  'duplicate-id': ({
    id,
    other,
    line,
  }: {
    readonly id: string;
    readonly other: number;
    readonly line: number;
  }) => ({
    zh: `编号 ${id} 与第 ${other} 个要素（第 ${line} 行）重复。请改正；若是同一网格的几块，请先合并（QGIS：融合）。`,
    en: `Id ${id} is also that of feature ${other} (line ${line}). Correct it; if they are parts of one grid, join them first (QGIS: Dissolve).`,
  }),
  'bad-id': ({ id }: { readonly id: string }) => ({
    zh: `编号 ${id} 太长（上限 80 字）或含有不可见字符。请改短。`,
    en: `Id ${id} is too long (80 characters at most) or has invisible characters. Shorten it.`,
  }),
  'unsafe-number': ({ property }: { readonly property: string }) => ({
    zh: `属性“${property}”是 16 位以上的数，读入时末几位会变。请把它改成文本（加引号）再导出。`,
    en: `Property "${property}" is a number of 16 or more digits, whose last digits do not survive. Export it as text (in quotes).`,
  }),
  'missing-parent': ({ property }: { readonly property: string }) => ({
    zh: `属性“${property}”是空的，这个网格没有上级。请补上，或不用 --parent-property。`,
    en: `Property "${property}" is empty, so the grid has no parent. Fill it in, or leave out --parent-property.`,
  }),
  'own-parent': ({ id }: { readonly id: string }) => ({
    zh: `网格 ${id} 的上级是它自己。请改正。`,
    en: `Grid ${id} is its own parent. Correct it.`,
  }),
  'parent-is-grid': ({ id }: { readonly id: string }) => ({
    zh: `上级 ${id} 自己也有上级：这里只收两级。请只留最下面两级，或不用 --parent-property。`,
    en: `Parent ${id} has a parent itself: two tiers are taken here. Keep the lowest two, or leave out --parent-property.`,
  }),
  'no-ground': ({ others }: { readonly others: string }) => ({
    zh: `这个网格没有自己的地面：${others ? `它被 ${others} 完全盖住` : '它的边界没有围出面积'}。请改画，或删去。`,
    en: `This grid has no ground of its own: ${others ? `${others} covers it wholly` : 'its boundary encloses nothing'}. Draw it anew, or delete it.`,
  }),
  exists: ({ county }: { readonly county: string }) => ({
    zh: `库里已有县 ${county}，内容与这个文件不同，没有改动它。要并存请用 --county-id 换一个代号；要改它的边界请在 /plan 里起草新方案。`,
    en: `There is a county ${county} already, with other content; it was left as it is. To keep both, choose another --county-id; to change its boundaries, draft a new plan at /plan.`,
  }),
  'already-there': ({ county }: { readonly county: string }) => ({
    zh: `县 ${county} 已经在库里，内容相同，没有改动。`,
    en: `County ${county} is there already with the same content; nothing was changed.`,
  }),
  streets: ({ named, unnamed }: { readonly named: number; readonly unnamed: number }) => ({
    zh: `线要素取作 ${named} 条道路，四至和徒步巡查用它们的名称${unnamed > 0 ? `；${unnamed} 条没有名称，跳过` : ''}。`,
    en: `Lines were taken as ${named} streets, for the four bounds and for patrols${unnamed > 0 ? `; ${unnamed} without a name were skipped` : ''}.`,
  }),
  outlines: ({ count }: { readonly count: number }) => ({
    zh: `${count} 个要素是上级网格的轮廓：只取名称，轮廓由下级网格拼成。`,
    en: `${count} features are outlines of parent grids: their names are used, their outlines follow from their children.`,
  }),
} as const satisfies Record<string, (details: never) => Bilingual>;

export type OwnCountyCode = keyof typeof ownCountyTexts;
type Details = { readonly [C in OwnCountyCode]: Parameters<(typeof ownCountyTexts)[C]> };
const texts: { readonly [C in OwnCountyCode]: (...details: Details[C]) => Bilingual } = ownCountyTexts;

/** Puts a code into words. */
export function sayOwn<C extends OwnCountyCode>(
  code: C,
  ...details: Details[C]
): { readonly code: C; readonly message: Bilingual } {
  return { code, message: texts[code](...details) };
}

/** The kinds of fault of the kernel's build. */
export const faultNames: Readonly<Record<FaultKind, Bilingual>> = {
  gap: { zh: '缝隙', en: 'gap' },
  sliver: { zh: '细缝', en: 'sliver' },
  overlap: { zh: '重叠', en: 'overlap' },
  duplicate: { zh: '重复', en: 'duplicate' },
  'self-crossing': { zh: '自相交', en: 'self-crossing' },
  spike: { zh: '尖刺', en: 'spike' },
  crossing: { zh: '线相交', en: 'crossing' },
  't-junction': { zh: '缺公共点', en: 't-junction' },
  dangle: { zh: '悬线', en: 'dangle' },
  collapsed: { zh: '无面积', en: 'collapsed' },
};

/** What is done about a fault (see `Repair` in geojson/kernel/repair.ts). */
export const repairNames: Readonly<Record<Repair['action'], Bilingual>> = {
  give: { zh: '划给', en: 'given to' },
  close: { zh: '补公共点', en: 'common vertex added' },
  drop: { zh: '去掉', en: 'dropped' },
  leave: { zh: '留待人定', en: 'left to a person' },
};
