import type { Roster } from '../../model/roster.ts';
import type { Draft, Place } from '../draft.ts';
import type { RosterBook } from '../roster-book.ts';
import { names } from '../sketch.ts';

/** The three subdistrict offices, and what lies outside the 30 grids and is still somebody's. */
export const subdistricts = [
  { id: 'HQ', label: { zh: '红旗街道', en: 'Hongqi Subdistrict' } },
  { id: 'SD', label: { zh: '顺德街道', en: 'Shunde Subdistrict' } },
  { id: 'MEG', label: { zh: '慕俄格古城街道', en: "Mu'ege Old City Subdistrict" } },
] as const;

/** The remaining communities of the three subdistricts. The statistical codes name 17 of the document's 20. */
const outside: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  HQ: names('路塘 Lutang, 庆云 Qingyun, 蔬菜 Shucai, 石关 Shiguan'),
  SD: names('金鱼 Jinyu, 石墙 Shiqiang, 新庄 Xinzhuang, 龙昌 Longchang, 新铺 Xinpu, 大屯 Datun, 小路 Xiaolu'),
  MEG: names('云龙 Yunlong, 陡坡 Doupo, 关井 Guanjing, 红星 Hongxing, 九层衙 Jiucengya, 凉井 Liangjing'),
};

export function outsideCommunities(): Roster['outsideCommunities'] {
  const named = Object.entries(outside).flatMap(([subdistrict, list]) =>
    list.map(([zh, en]) => ({ label: { zh: `${zh}社区`, en: `${en} Community` }, subdistrict })),
  );
  const unnamed = subdistricts.map(({ id, label }) => ({
    label: {
      zh: `${label.zh}其余社区（名称待补）`,
      en: `Another community of ${label.en} (name to be supplied)`,
    },
    subdistrict: id,
  }));
  return [...named, ...unnamed].map((each, k) => ({ id: `O-${String(k + 1).padStart(2, '0')}`, ...each }));
}

/** Who answers for what outside the grids. Source: the document, three (1). */
export const authorities = {
  'urban-law-enforcement': { zh: '城市综合执法大队', en: 'Urban law-enforcement brigade' },
  'traffic-police': { zh: '交警大队', en: 'Traffic police brigade' },
  'transport-bureau': { zh: '交通运输局', en: 'Transport bureau' },
  'market-regulation-bureau': { zh: '市场监管局', en: 'Market regulation bureau' },
  'health-bureau': { zh: '卫计局', en: 'Health and family planning bureau' },
  'tourism-office': { zh: '旅发办', en: 'Tourism development office' },
  'owning-units': {
    zh: '各单位部门（原有职工宿舍及小区院落）',
    en: 'Each unit, for its own staff housing and compounds',
  },
} as const;

export const placeTypes: readonly (Roster['placeTypes'][number] & {
  readonly by: readonly (keyof typeof authorities)[];
})[] = [
  {
    id: 'staff-housing',
    label: { zh: '原有职工宿舍及小区院落', en: 'Staff housing and compounds' },
    by: ['owning-units'],
  },
  {
    id: 'trunk-road',
    label: { zh: '城区主干道', en: 'Trunk roads' },
    by: ['urban-law-enforcement', 'traffic-police', 'transport-bureau', 'market-regulation-bureau'],
  },
  {
    id: 'commercial-street',
    label: { zh: '商业街', en: 'Commercial streets' },
    by: ['urban-law-enforcement', 'traffic-police', 'transport-bureau', 'market-regulation-bureau'],
  },
  {
    id: 'farmers-market',
    label: { zh: '农贸市场', en: "Farmers' markets" },
    by: ['market-regulation-bureau', 'urban-law-enforcement', 'traffic-police'],
  },
  {
    id: 'hospital',
    label: { zh: '医院（含民营医院）', en: 'Hospitals, private ones included' },
    by: ['health-bureau'],
  },
  { id: 'park', label: { zh: '公园', en: 'Parks' }, by: ['urban-law-enforcement'] },
  { id: 'square', label: { zh: '广场', en: 'Squares' }, by: ['urban-law-enforcement'] },
  { id: 'public-toilet', label: { zh: '公厕', en: 'Public toilets' }, by: ['urban-law-enforcement'] },
  {
    id: 'hotel',
    label: { zh: '酒店、宾馆、旅社', en: 'Hotels, guest houses and inns' },
    by: ['market-regulation-bureau', 'tourism-office'],
  },
];

/** The type of each place and street that has one: what the document says of the type holds for it. */
const typeOfPlace: Partial<Record<Place['kind'], string>> = {
  compound: 'staff-housing',
  market: 'farmers-market',
  hospital: 'hospital',
  park: 'park',
  square: 'square',
  toilet: 'public-toilet',
  hotel: 'hotel',
};

export function assignTypes(book: RosterBook, draft: Draft): void {
  const by = (type: string | undefined) => placeTypes.find((each) => each.id === type)?.by ?? [];
  for (const { id, by: units } of placeTypes) {
    for (const unit of units) book.assign('place-type', id, 'place-duty', unit);
  }
  for (const place of draft.places) {
    for (const unit of by(typeOfPlace[place.kind])) book.assign('place', place.id, 'place-duty', unit);
  }
  for (const street of draft.streets) {
    if (street.class !== 'trunk') continue;
    for (const unit of by('trunk-road')) book.assign('street', street.id, 'place-duty', unit);
  }
}
