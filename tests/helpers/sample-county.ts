import type { Reply } from '../../data/api.ts';
import type { Issue } from '../../data/model/issue.ts';
import { scheme } from '../../data/model/scheme.ts';
import { encodeIssueColumns } from '../../data/model/wire/encode.ts';
import { allocateIssueColumns } from './issue-columns.ts';
import type { MockReplies } from './mock-api.ts';

/**
 * A county small enough to know by heart, for tests of the client: one major grid W over two minor ones, W-01 west and W-02
 * east of Hou Lane, each a hundredth of a degree wide; one issue in each.
 */
const both = (zh: string, en: string) => ({ zh, en });

export const sampleScheme = scheme.parse({
  county: 'qingshan',
  name: both('青山县', 'Qingshan County'),
  province: both('某省', 'Some Province'),
  adminCode: null,
  seat: [114.12, 24.35],
  illustrative: true,
  notice: both('示意：图形为绘制。', 'Illustrative: drawn.'),
  document: null,
  tiers: [
    tier('major', both('大网格', 'Major grid'), 1, null),
    tier('minor', both('小网格', 'Minor grid'), 2, 'major'),
  ],
  openingTier: 'minor',
  roles: [
    { id: 'sponsor', label: both('挂点领导', 'Sponsoring leader'), function: 'leader' },
    { id: 'lead-unit', label: both('牵头单位', 'Lead unit'), function: 'lead' },
    { id: 'contact', label: both('联系人', 'Contact'), function: 'contact' },
  ],
  streetClasses: [{ id: 'trunk', label: both('主干道', 'Trunk street'), rank: 1 }],
  figures: [
    {
      id: 'lamps',
      label: both('路灯', 'Lamps'),
      value: 1200,
      unit: both('盏', 'lamps'),
      precision: 'at-least',
      source: '路灯1200余盏',
    },
  ],
  scope: { label: both('青山县城', 'The county seat'), parts: [], open: false },
});

function tier(id: string, label: { zh: string; en: string }, rank: number, parent: string | null) {
  return { id, label, rank, kind: 'area', parent, partition: true, duty: id === 'minor', expected: null };
}

const minors = [
  { id: 'W-01', zh: '后巷西网格', en: 'West of Hou Lane', west: 114.1 },
  { id: 'W-02', zh: '后巷东网格', en: 'East of Hou Lane', west: 114.11 },
] as const;

const grids = {
  major: { id: 'W', tier: 'major', code: 'W', label: both('路西大网格', 'Western grid'), parent: null },
  'W-01': {
    id: 'W-01',
    tier: 'minor',
    code: 'W-01',
    label: both('后巷西网格', 'West of Hou Lane'),
    parent: 'W',
  },
  'W-02': {
    id: 'W-02',
    tier: 'minor',
    code: 'W-02',
    label: both('后巷东网格', 'East of Hou Lane'),
    parent: 'W',
  },
} as const;

const counts = { new: 1, 'in-hand': 2, overdue: 3, closed: 1204 };

export const sampleIssue: Issue = {
  id: 7,
  county: 'qingshan',
  number: 'QS-2026-0007',
  source: 'officer',
  unit: null,
  category: 'litter',
  state: 'dispatched',
  longitude: 114.105,
  latitude: 24.35,
  description: '后巷口堆放垃圾',
  reportedAt: '2026-10-01T00:00:00Z',
  dueAt: '2026-10-02T00:00:00Z',
  closedAt: null,
  areaSquareMetres: null,
  grids: { major: 'W', minor: 'W-01' },
  placement: 'inside',
  revision: 1,
};

function box(west: number, east: number): [number, number][][] {
  return [
    [
      [west, 24.34],
      [east, 24.34],
      [east, 24.36],
      [west, 24.36],
      [west, 24.34],
    ],
  ];
}

type TierReply = Reply<'tier'>;

function tierReply(id: string): TierReply {
  const rows =
    id === 'major' ? [{ id: 'W', zh: '路西大网格', en: 'Western grid', west: 114.1, east: 114.12 }] : minors;
  return {
    type: 'FeatureCollection',
    features: rows.map(({ id: grid, zh, en, west, ...rest }, index) => {
      const east = 'east' in rest ? rest.east : west + 0.01;
      return {
        type: 'Feature',
        properties: {
          id: grid,
          tier: id,
          code: grid,
          zh,
          en,
          parent: id === 'major' ? null : 'W',
          tint: index,
          labelPoint: [(west + east) / 2, 24.35],
          squareMetres: 2_250_000,
          lengthMetres: null,
        },
        geometry: { type: 'Polygon', coordinates: box(west, east) },
      };
    }),
  };
}

function detail(id: string): Reply<'grid'> {
  const grid = id === 'W' ? grids.major : grids[id === 'W-01' ? 'W-01' : 'W-02'];
  return {
    grid,
    ancestors: id === 'W' ? [] : [grids.major],
    children: id === 'W' ? [grids['W-01'], grids['W-02']] : [],
    area: { exact: '20000000000', squareMetres: 2_250_000 },
    lengthMetres: null,
    perimeterMetres: 6460,
    responsibilities: [
      {
        role: 'contact',
        party: 'p3',
        name: both('后巷联系人', 'Hou Lane contact'),
        telephone: '000-0000-0003',
        from: '2026-01-01',
      },
      {
        role: 'sponsor',
        party: 'p1',
        name: both('县委书记', 'Party secretary'),
        telephone: '000-0000-0001',
        from: '2026-01-01',
      },
      {
        role: 'lead-unit',
        party: 'p2',
        name: both('县直单位01', 'County unit 01'),
        telephone: null,
        from: '2026-01-01',
      },
    ],
    counts,
    fourBounds: both('东至后巷，南至滨河路', 'East to Hou Lane, south to Binhe Road'),
    neighbours: id === 'W' ? [] : [{ grid: 'W-02', label: grids['W-02'].label, sharedMetres: 2220 }],
  };
}

function columns(): ArrayBuffer {
  const filled = allocateIssueColumns(1, 5, ['litter']);
  filled.id[0] = sampleIssue.id;
  filled.longitude[0] = 1_141_050_000;
  filled.latitude[0] = 243_500_000;
  filled.due[0] = Date.parse(sampleIssue.dueAt) / 1000;
  filled.state[0] = filled.states.indexOf('dispatched');
  return encodeIssueColumns(filled).buffer;
}

const area = { exact: '40000000000', squareMetres: 4_500_000 };

export const sampleCoverage: Reply<'coverage'> = {
  county: 'qingshan',
  plan: 'plan1',
  illustrative: true,
  spatial: [
    {
      tier: 'minor',
      scope: area,
      covered: area,
      seamless: true,
      nested: true,
      gaps: [],
      overlaps: [],
      outside: 3,
    },
  ],
  definition: { zh: '空间覆盖的口径', en: 'how the certificate counts' },
  duty: [
    {
      tier: 'minor',
      grids: 2,
      complete: 1,
      lacking: [{ grid: 'W-02', label: grids['W-02'].label, lacks: ['leader', 'contact'] }],
    },
  ],
  census: {
    definition: { zh: '分工的口径', en: 'how duties are counted' },
    kinds: [
      {
        kind: 'grid',
        all: 2,
        nobody: 0,
        having: { leader: 1, lead: 2, responsible: 2, contact: 1, station: 0 },
      },
    ],
    overCommitted: [{ party: 'p', name: { zh: '忙人岗', en: 'Busy post' }, subjects: 6 }],
  },
  importFaults: [],
};

export const sampleCountyReply: Reply<'county'> = {
  id: 'qingshan',
  name: sampleScheme.name,
  province: sampleScheme.province,
  illustrative: true,
  origin: 'sample',
  seat: sampleScheme.seat,
  scheme: sampleScheme,
  plan: {
    hash: 'plan1',
    effectiveFrom: '2026-01-01',
    bounds: [114.1, 24.34, 114.12, 24.36],
    tiers: [
      { id: 'major', grids: 1 },
      { id: 'minor', grids: 2 },
    ],
  },
  layers: { ground: 'ground1', streets: 'streets1', places: 'places1' },
  calendarYears: [2026],
  issues: 1210,
};

/** Every reply the browse view needs; a test replaces the ones it is about. */
export const sampleReplies: MockReplies = {
  counties: () => [
    {
      id: 'qingshan',
      name: sampleScheme.name,
      province: sampleScheme.province,
      illustrative: true,
      origin: 'sample',
      seat: sampleScheme.seat,
    },
  ],
  county: () => sampleCountyReply,
  categories: () => ({
    standardRef: 'GB/T 30428.2',
    categories: [
      {
        id: 'litter',
        major: '06',
        kind: 'event',
        label: both('暴露垃圾', 'Litter'),
        limit: { amount: 24, unit: 'hours' },
        disorder: null,
        illegalBuilding: false,
      },
    ],
  }),
  roster: () => ({
    county: 'qingshan',
    illustrative: true,
    parties: [
      { id: 'p1', kind: 'post', name: both('县委书记', 'Party secretary'), telephone: '000-0000-0001' },
    ],
    placeTypes: [],
    outsideCommunities: [],
    assignments: [
      { subject: { kind: 'grid', id: 'W-01' }, role: 'sponsor', party: 'p1', from: '2026-01-01' },
    ],
  }),
  layer: () => ({ type: 'FeatureCollection', features: [] }),
  tier: ({ parameters }) => tierReply(parameters.tier),
  borders: () => ({ type: 'FeatureCollection', features: [] }),
  grid: ({ parameters }) => detail(parameters.grid),
  locate: ({ query }) => ({
    place: [query.longitude, query.latitude],
    onBorder: false,
    tiers: [
      { tier: 'major', grid: grids.major },
      { tier: 'minor', grid: query.longitude < 114.11 ? grids['W-01'] : grids['W-02'] },
    ],
  }),
  search: ({ query }) =>
    query.q.includes('东')
      ? [
          {
            kind: 'grid',
            id: 'W-02',
            label: grids['W-02'].label,
            detail: null,
            place: null,
            tier: 'minor',
            grid: 'W-02',
          },
        ]
      : [],
  coverage: () => sampleCoverage,
  counts: () => ({ county: 'qingshan', sequence: 5, asOf: '2026-11-20T00:00:00Z', total: counts, grids: [] }),
  issueColumns: columns,
  issue: () => sampleIssue,
};
