import type { Case } from './catalogue-case.ts';

/** Gaps and slivers: ground inside the scope that nobody has. */
export const gaps: readonly Case[] = [
  {
    name: 'a wedge of gap between neighbours',
    sketch: `
a-------b-------c
|      g|       |
|       |       |
d-------e-------f`,
    rings: { P: 'abged', Q: 'bcfe' },
    faces: 3,
    faults: ['gap'],
    valid: true,
    jts: ['PolygonValidator.Gap', 'Validator.Gap'],
  },
  {
    name: 'a vertex almost on the border, one unit short: a sliver of gap',
    sketch: `
a-----------------------------b--------c
|                             |        |
|                             g        |
|                             |        |
d-----------------------------e--------f`,
    off: { g: [-1, 0] },
    rings: { P: 'abged', Q: 'bcfe' },
    faces: 3,
    faults: ['sliver'],
    valid: true,
    jts: ['Cleaner.SingleNearMatch'],
  },
  {
    name: 'a hole that nobody fills',
    sketch: `
a-----------b
|   e---f   |
|   |   |   |
|   g---h   |
c-----------d`,
    rings: { P: 'abdc-efhg' },
    faces: 2,
    faults: ['gap'],
    valid: true,
  },
  {
    name: 'a gap closed by three neighbours',
    sketch: `
a-----------b
|\\         /|
| \\       / |
|  e-----f  |
|   \\   /   |
|    \\ /    |
c-----g-----d`,
    rings: { P: 'aegc', Q: 'bfgd', R: 'abfe' },
    faces: 4,
    faults: ['gap'],
    valid: true,
    jts: ['GapFinder.ThreePolygonGap'],
  },
  {
    name: 'a gap that touches the rim in a point',
    sketch: `
a-----------b
|  e--------f
|     g     |
|           |
c-----------d`,
    rings: { P: 'abfe', Q: 'aegfdc' },
    faces: 3,
    faults: ['gap'],
    valid: true,
    jts: ['Union.HoleTouchingSide'],
  },
  {
    name: 'two gaps that touch each other, one of them the rim',
    sketch: `
a-------------b
|  e----m-----f
|    g    h   |
|             |
c-------------d`,
    rings: { P: 'abfme', Q: 'aegmhfdc' },
    faces: 4,
    faults: ['gap', 'gap'],
    valid: true,
    jts: ['Union.HolesTouchingSide', 'Union.HolesTouching'],
  },
  {
    name: 'two gaps of unlike width along one border',
    sketch: `
a---b---c---e
|   |   |   |
|   | h |   |
| g |   |   |
i---j---k---l
|           |
m-----------n`,
    rings: { W: 'abjgi', M: 'bckhj', E: 'celk', S: 'ijklnm' },
    faces: 6,
    faults: ['gap', 'gap'],
    valid: true,
    jts: ['Cleaner.MergeGapWidth_0', 'Cleaner.MergeGapWidth_1', 'Cleaner.MergeGapWidth_2'],
  },
  {
    name: 'neighbours that match nearly, above here and below there',
    sketch: `
a-----------b
|           |
g--h--i--j--k
l--m--n--o--q
|           |
c-----------d`,
    off: { l: [0, 20], m: [0, 21], n: [0, 19], o: [0, 21], q: [0, 20] },
    rings: { P: 'abkjihg', Q: 'lmnoqdc' },
    faces: 5,
    faults: ['overlap', 'overlap', 'sliver'],
    valid: false,
    jts: ['Cleaner.ManyNearMatches'],
  },
  {
    name: 'a ragged border: two overlaps, and a gap between them',
    sketch: `
a-----b-------c
|     |       |
|     |  g    |
|     h       |
|   i |       |
|     |       |
d-----|-----j |
      e-------f`,
    rings: { P: 'abghijd', Q: 'bcfe' },
    faces: 5,
    faults: ['gap', 'overlap', 'overlap'],
    valid: false,
    jts: ['PolygonValidator.InteriorSegmentsTouching'],
  },
];
