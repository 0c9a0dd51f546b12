/** A text in both languages, Chinese first. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/**
 * What can be wrong with a boundary file, in words: what it is and how to mend it. The keys are the codes of problems and notes;
 * each text is made from the details its code needs.
 */
export const geoJsonTexts = {
  empty: () => ({ zh: '文件是空的。请重新导出。', en: 'The file is empty. Export it again.' }),
  gbk: () => ({
    zh: '文件是 GBK（GB 18030）编码。GeoJSON 必须是 UTF-8：请另存为 UTF-8，或导出时编码选 UTF-8。',
    en: 'The file is in GBK (GB 18030). GeoJSON must be UTF-8: save it as UTF-8, or choose UTF-8 when exporting.',
  }),
  'utf-16': () => ({
    zh: '文件是 UTF-16 编码（记事本里叫 “Unicode”）。请另存为 UTF-8。',
    en: 'The file is in UTF-16 (Notepad calls it "Unicode"). Save it as UTF-8.',
  }),
  'not-utf-8': () => ({
    zh: '文件不是 UTF-8 文本。请另存为 UTF-8；如果是二进制文件，请先转换成 GeoJSON。',
    en: 'The file is not UTF-8 text. Save it as UTF-8; if it is a binary file, convert it to GeoJSON first.',
  }),
  'other-format': ({ format }: { readonly format: string }) => ({
    zh: `这是 ${format}，不是 GeoJSON。请在 QGIS 里另存为 GeoJSON，或用 ogr2ogr -t_srs EPSG:4326 out.geojson 原文件。`,
    en: `This is ${format}, not GeoJSON. Save it as GeoJSON in QGIS, or run ogr2ogr -t_srs EPSG:4326 out.geojson yourfile.`,
  }),
  syntax: ({ found }: { readonly found: string }) => ({
    zh: `JSON 语法错误：这里不应出现 ${found}。看它前面是否少了或多了逗号、引号或括号。`,
    en: `JSON syntax error: ${found} cannot stand here. Look before it for a missing or extra comma, quote or bracket.`,
  }),
  'ends-early': () => ({
    zh: '文件没写完就结束了（括号或引号没有关上），多半是下载或复制不完整。请重新取得文件。',
    en: 'The file ends too early (an open bracket or quote), most likely cut short on the way. Fetch it again.',
  }),
  'text-after-end': () => ({
    zh: '文件里不止一个 JSON 对象。如果每行一个要素（GeoJSONSeq），请先转换：ogr2ogr out.geojson 原文件。',
    en: 'There is more than one JSON object. If there is a feature on each line (GeoJSONSeq), convert it: ogr2ogr out.geojson yourfile.',
  }),
  'not-finite': () => ({
    zh: '这里的数不是有限数（NaN、Infinity 或 1e400 之类）。请改成真实的数值。',
    en: 'The number here is not finite (NaN, Infinity or one like 1e400). Put the real number.',
  }),
  'too-deep': () => ({
    zh: '括号嵌套超过 64 层，不是地图数据。请检查导出程序。',
    en: 'Brackets nest deeper than 64 levels, which no map needs. Check the program that wrote the file.',
  }),
  'lone-surrogate': () => ({
    zh: '这里有半个字符（单独的 UTF-16 代理项），文字已损坏。请在属性表里重新输入后再导出。',
    en: 'Half a character stands here (a lone UTF-16 surrogate): the text is damaged. Type it again in the attribute table and export.',
  }),
  'not-geojson': ({ type }: { readonly type: string }) => ({
    zh: `JSON 没有错，但不是 GeoJSON：最外层的 type 是 ${type}，应为 FeatureCollection。`,
    en: `The JSON is well formed but not GeoJSON: the outermost type is ${type}, where FeatureCollection is expected.`,
  }),
  'not-a-feature': () => ({
    zh: 'features 里的每一项都应是 "type": "Feature" 的对象，properties 应是对象。请删去或更正这一项。',
    en: 'Each member of features must be an object with "type": "Feature" and an object as properties. Remove or correct this one.',
  }),
  'null-geometry': () => ({
    zh: '这个要素没有图形（geometry 为空）。请画上边界，或删去这一行。',
    en: 'This feature has no geometry. Draw its boundary, or delete the row.',
  }),
  'geometry-collection': () => ({
    zh: '这个要素是 GeometryCollection。请拆开，只留面（QGIS：多部件转单部件，再按几何类型提取）。',
    en: 'This feature is a GeometryCollection. Take it apart and keep the polygons (QGIS: Multipart to singleparts, Extract by geometry type).',
  }),
  'unknown-geometry': ({ type }: { readonly type: string }) => ({
    zh: `不认识的几何类型 ${type}。网格应是 Polygon 或 MultiPolygon（注意大小写）。`,
    en: `Unknown geometry type ${type}. A grid is a Polygon or MultiPolygon (mind the capitals).`,
  }),
  'no-polygons': ({ types }: { readonly types: string }) => ({
    zh: `文件里没有面${types && `，只有 ${types}`}。网格要用面（Polygon、MultiPolygon）：线可在 QGIS 里“线转面”。`,
    en: `There are no polygons in the file${types && `, only ${types}`}. Grids are polygons (Polygon, MultiPolygon): QGIS makes them of lines with Polygonize.`,
  }),
  nesting: ({ type }: { readonly type: string }) => ({
    zh: `坐标的方括号层数与 ${type} 不符。Polygon 是 [[[经度, 纬度], …]]，MultiPolygon 再多一层。`,
    en: `The brackets of the coordinates do not fit ${type}. Polygon is [[[longitude, latitude], …]]; MultiPolygon has one level more.`,
  }),
  position: ({ found }: { readonly found: string }) => ({
    zh: `坐标应是两个数 [经度, 纬度]，这里是 ${found}。null 多半是导出时的 NaN；数不要加引号。`,
    en: `A position is two numbers [longitude, latitude]; here it is ${found}. null was NaN when exported, as a rule; numbers take no quotes.`,
  }),
  'short-ring': ({ count }: { readonly count: number }) => ({
    zh: `这一圈边界只有 ${count} 个点；至少要 4 个（首尾同点）。请补画，或删去这一圈。`,
    en: `This ring has ${count} positions; it needs at least 4 (the first repeated last). Draw it anew, or delete it.`,
  }),
  'open-ring': ({ first, last }: { readonly first: string; readonly last: string }) => ({
    zh: `这一圈边界没有闭合：起于 ${first}，止于 ${last}。请在末尾重复第一个点。`,
    en: `This ring is not closed: it begins at ${first} and ends at ${last}. Repeat the first position at the end.`,
  }),
  range: ({ position }: { readonly position: string }) => ({
    zh: `坐标 ${position} 超出范围：经度 −180…180，纬度 −90…90。请改正这个点（常见的是少了小数点）。`,
    en: `Position ${position} is out of range: longitude −180…180, latitude −90…90. Correct it (often a decimal point is missing).`,
  }),
  swapped: ({ position, all }: { readonly position: string; readonly all: boolean }) => ({
    zh: `${all ? '全部坐标' : '这个要素的坐标'}像是“纬度在前”：${position}。GeoJSON 要“经度在前”，请对调两列（QGIS：交换 X 和 Y 坐标）。`,
    en: `${all ? 'All coordinates' : "This feature's coordinates"} look latitude-first: ${position}. GeoJSON is longitude-first; swap the two (QGIS: Swap X and Y coordinates).`,
  }),
  projected: ({ position, crs }: { readonly position: string; readonly crs: string }) => ({
    zh: `坐标 ${position} 像是投影坐标（${crs}），单位是米。请转成经纬度：QGIS 另存为时 CRS 选 EPSG:4490 或 EPSG:4326。`,
    en: `Position ${position} looks like projected coordinates (${crs}) in metres. Convert to degrees: choose EPSG:4490 or EPSG:4326 as CRS when saving from QGIS.`,
  }),
  crs: ({ name }: { readonly name: string }) => ({
    zh: `文件的坐标系是 ${name}。这里只收 WGS84（EPSG:4326、CRS84）和 CGCS2000（EPSG:4490）的经纬度，请先转换：ogr2ogr -t_srs EPSG:4490 out.geojson 原文件。`,
    en: `The file's coordinate system is ${name}. Only degrees in WGS84 (EPSG:4326, CRS84) or CGCS2000 (EPSG:4490) are taken; convert first: ogr2ogr -t_srs EPSG:4490 out.geojson yourfile.`,
  }),
  skipped: ({ count, types }: { readonly count: number; readonly types: string }) => ({
    zh: `跳过 ${count} 个不是面的要素（${types}）：网格只用面。`,
    en: `Skipped ${count} features that are not polygons (${types}): grids are polygons.`,
  }),
  heights: () => ({
    zh: '坐标里的第三个数（高程）没有用到，已略去。',
    en: 'The third number of the positions (height) is not used and was left out.',
  }),
} as const satisfies Record<string, (details: never) => Text>;

export type GeoJsonCode = keyof typeof geoJsonTexts;

/** A code and its text. */
export interface Said {
  readonly code: GeoJsonCode;
  readonly message: Text;
}

type Details = { readonly [C in GeoJsonCode]: Parameters<(typeof geoJsonTexts)[C]> };
const texts: { readonly [C in GeoJsonCode]: (...details: Details[C]) => Text } = geoJsonTexts;

/** Puts a code into words. */
export function say<C extends GeoJsonCode>(code: C, ...details: Details[C]): Said {
  return { code, message: texts[code](...details) };
}
