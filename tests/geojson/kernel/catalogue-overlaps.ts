import type { Case } from './catalogue-case.ts';

/** Overlaps and borders that do not match: what two claim, and vertices that one lacks. */
export const overlaps: readonly Case[] = [
  {
    name: 'a vertex on the border that the neighbour lacks',
    sketch: `
a-------b-------c
|       |       |
|       g       |
d-------e-------f`,
    rings: { P: 'abged', Q: 'bcfe' },
    faces: 2,
    faults: ['t-junction'],
    valid: false,
  },
  {
    name: 'two against one: the long side lacks the vertex between',
    sketch: `
a-------b-------c
|       |       |
|       g-------h
|       |       |
d-------e-------f`,
    rings: { P: 'abed', Q: 'bchg', R: 'ghfe' },
    faces: 3,
    faults: ['t-junction'],
    valid: false,
    jts: ['PolygonValidator.CollinearUnmatchedEdge'],
  },
  {
    name: 'neighbours overlap in a strip',
    sketch: `
a-------b---g---c
|       |   |   |
|       |   |   |
d-------e---h---f`,
    rings: { P: 'aghd', Q: 'bcfe' },
    faces: 3,
    faults: ['overlap'],
    valid: false,
  },
  {
    name: 'a vertex almost on the border, one unit too far: an overlap',
    sketch: `
a-----------------------------b--------c
|                             |        |
|                             g        |
|                             |        |
d-----------------------------e--------f`,
    off: { g: [1, 0] },
    rings: { P: 'abged', Q: 'bcfe' },
    faces: 3,
    faults: ['overlap'],
    valid: false,
    jts: ['Cleaner.SingleNearMatch'],
  },
  {
    name: 'a corner pokes into the neighbour',
    sketch: `
a-------b-----------c
|       |           |
|       |    g      |
|       |           |
d-------e-----------f`,
    rings: { P: 'abged', Q: 'bcfe' },
    faces: 3,
    faults: ['overlap'],
    valid: false,
  },
  {
    name: 'one inside the other, without a hole',
    sketch: `
a-----------b
|   e---f   |
|   |   |   |
|   g---h   |
c-----------d`,
    rings: { P: 'abdc', Q: 'efhg' },
    faces: 2,
    faults: ['overlap'],
    valid: false,
    jts: ['PolygonValidator.FullyContained', 'Cleaner.CoveredItem'],
  },
  {
    name: 'the same feature twice',
    sketch: `
a-----b-----e
|     |     |
c-----d-----f`,
    rings: { P: 'abdc', Q: 'abdc', R: 'befd' },
    faces: 2,
    faults: ['duplicate'],
    valid: false,
    jts: ['PolygonValidator.Duplicate', 'Cleaner.DuplicateItems'],
  },
  {
    name: 'three over one another in part',
    sketch: `
a-----b-----c-----d
|     |     |     |
e-----f-----g-----h`,
    rings: { P: 'acge', Q: 'bdhf', R: 'bcgf' },
    faces: 3,
    faults: ['overlap'],
    valid: false,
  },
  {
    name: 'overlaps of different pairs side by side',
    sketch: `
a-----b-----c-----d
|     |     |     |
e-----f-----g-----h`,
    rings: { P: 'acge', Q: 'bdhf', R: 'abfe' },
    faces: 3,
    faults: ['overlap', 'overlap'],
    valid: false,
  },
  {
    name: 'neighbours of unequal height without common vertices',
    sketch: `
      b-----c
a-----e     |
|     |     |
d-----g     |
      f-----h`,
    rings: { P: 'aegd', Q: 'bchf' },
    faces: 2,
    faults: ['t-junction', 't-junction'],
    valid: false,
    jts: ['PolygonValidator.CollinearUnmatchedEdge'],
  },
  {
    name: 'a slanted border crossed by a slanted border',
    sketch: `
a-----b--g-----c
|      \\/      |
|      /\\      |
d-----e--h-----f`,
    rings: { P: 'abhd', Q: 'gcfe' },
    faces: 3,
    faults: ['overlap'],
    valid: false,
    jts: ['Union.InvalidNodingError'],
  },
  {
    name: 'a border that runs on past the corner of the neighbour',
    sketch: `
a-------b
|       |
c-------d---e
|           |
f-----------g`,
    rings: { P: 'abdc', Q: 'cegf' },
    faces: 2,
    faults: ['t-junction'],
    valid: false,
    jts: ['Validator.CollinearUnmatchedEdge'],
  },
  {
    name: 'a tip on a straight border that has no vertex there',
    sketch: `
a-----------b
|           |
c-----e-----d
     / \\
    g---h`,
    rings: { P: 'abdc', Q: 'egh' },
    faces: 2,
    faults: ['t-junction'],
    valid: false,
    jts: ['PolygonValidator.TargetVertexTouchesSegment', 'PolygonValidator.AdjVertexTouchesSegment'],
  },
  {
    name: 'a tip through a straight border',
    sketch: `
a-----------b
|     t     |
c-----------d
     / \\
    g---h`,
    rings: { P: 'abdc', Q: 'tgh' },
    faces: 3,
    faults: ['overlap'],
    valid: false,
    jts: ['PolygonValidator.CrossingSegment'],
  },
  {
    name: 'a blunt end through a straight border',
    sketch: `
a-----------b
|   s---t   |
c-----------d
   /     \\
  g-------h`,
    rings: { P: 'abdc', Q: 'sthg' },
    faces: 3,
    faults: ['overlap'],
    valid: false,
    jts: ['PolygonValidator.CrossingAndInteriorSegments'],
  },
  {
    name: 'a side within the neighbour, its ends on the border',
    sketch: `
              e
a---p---b    /
|   |   |   /
|   |   |   \\
c---q---d    \\
              f`,
    rings: { P: 'abdc', Q: 'pefq' },
    faces: 3,
    faults: ['overlap'],
    valid: false,
    jts: ['PolygonValidator.InteriorSegmentTouchingEdge'],
  },
  {
    name: 'a side within the neighbour, from corner to corner',
    sketch: `
      p-------e
     /|\\      |
    / | \\     |
   a  |  b    |
    \\ | /     |
     \\|/      |
      q-------f`,
    rings: { P: 'apbq', Q: 'pefq' },
    faces: 3,
    faults: ['overlap'],
    valid: false,
    jts: ['PolygonValidator.InteriorSegmentTouchingNodes'],
  },
  {
    name: 'three spikes of one feature into another',
    sketch: `
a-------b   e
|   p   |   f
|       |   g
|   q   |   h
|       |   i
|   r   |   j
c-------d`,
    rings: { P: 'abdc', Q: 'pfe|qhg|rji' },
    faces: 7,
    faults: ['overlap', 'overlap', 'overlap'],
    valid: false,
    jts: ['PolygonValidator.TargetMultiPolygon'],
  },
  {
    name: 'spikes of one feature into both parts of another',
    sketch: `
a-------b   e
|   p   |   f
k-------n

s-------t   g
|   q   |   h
c-------d`,
    rings: { P: 'abnk|stdc', Q: 'pfe|qhg' },
    faces: 6,
    faults: ['overlap', 'overlap'],
    valid: false,
    jts: ['PolygonValidator.BothMultiPolygon'],
  },
  {
    name: 'a wedge along the common border of two others',
    sketch: `
e--a-----------b
|   \\          |
|    m    t    |
|   /          |
f--c-----------d`,
    rings: { P: 'abdcm', R: 'eamcf', Q: 'mtc' },
    faces: 3,
    faults: ['overlap'],
    valid: false,
    jts: ['PolygonValidator.InteriorSegmentsWithMatch'],
  },
  {
    name: 'the filling of a hole that sticks out of it',
    sketch: `
a-----------b
|     x     |
|  e-----f  |
|  |     |  |
|  g-----h  |
c-----------d`,
    rings: { P: 'abdc-efhg', Q: 'exfhg' },
    faces: 3,
    faults: ['overlap'],
    valid: false,
    jts: ['PolygonValidator.AdjacentHoleOverlap'],
  },
  {
    name: 'a hole with a dent that its filling has not',
    sketch: `
a-------------b
|  e-------f  |
|  |       |  |
|  |   k   |  |
|  g-------h  |
c-------------d`,
    rings: { P: 'abdc-efhkg', Q: 'efhg' },
    faces: 3,
    faults: ['overlap'],
    valid: false,
    jts: ['PolygonValidator.TargetHoleOverlap'],
  },
  {
    name: 'one over two others that match it together',
    sketch: `
a-------b
|      /|
|    /  |
|  /    |
c-------d`,
    rings: { P: 'abc', Q: 'bdc', R: 'abdc' },
    faces: 2,
    faults: ['overlap', 'overlap'],
    valid: false,
    jts: [
      'Validator.FullyCoveredTriangles',
      'PolygonValidator.FullyCoveredAndMatched',
      'PolygonValidator.TargetCoveredAndMatching',
    ],
  },
  {
    name: 'two rows over two columns, all corners matching',
    sketch: `
a-----b-----c
|     |     |
d-----e-----f
|     |     |
g-----h-----i`,
    rings: { N: 'abcfed', S: 'defihg', W: 'abehgd', E: 'bcfihe' },
    faces: 4,
    faults: ['overlap', 'overlap', 'overlap', 'overlap'],
    valid: false,
    jts: ['PolygonValidator.CoveredBy2AndMatching'],
  },
  {
    name: 'squares that overlap in a corner',
    sketch: `
a-----b
|  e--|--f
|  |  |  |
c-----d  |
   |     |
   g-----h`,
    rings: { P: 'abdc', Q: 'efhg' },
    faces: 3,
    faults: ['overlap'],
    valid: false,
    jts: ['Validator.OverlappingSquares'],
  },
  {
    name: 'a leaning side across a straight one',
    sketch: `
a-----e-b---f
|      \\|   |
|       \\   |
c-------d---h`,
    rings: { P: 'abdc', Q: 'efhd' },
    faces: 3,
    faults: ['overlap'],
    valid: false,
    jts: ['Union.InvalidNodingError'],
  },
  {
    name: 'the same feature twice, wound the other way',
    sketch: `
a-----b-----e
|     |     |
c-----d-----f`,
    rings: { P: 'abdc', Q: 'cdba', R: 'befd' },
    faces: 2,
    faults: ['duplicate'],
    valid: false,
    jts: ['PolygonValidator.DuplicateReversed'],
  },
  {
    name: 'a feature drawn again as a part of another',
    sketch: `
a---b   e
|   |   |\\
c---d   f-g`,
    rings: { P: 'abdc|egf', Q: 'efg' },
    faces: 2,
    faults: ['overlap'],
    valid: false,
    jts: ['Cleaner.CoveredItemMultiPolygon'],
  },
  {
    name: 'two that overlap beside a third with a straight border',
    sketch: `
      a-----b
  e---f     |
g-----h     |
| |   |     |
| m---n     |
o-----p     |
      c-----d`,
    rings: { R: 'abdc', P: 'efnm', Q: 'ghpo' },
    faces: 4,
    faults: ['overlap', 't-junction', 't-junction'],
    valid: false,
    jts: ['Cleaner.MergeOverlap', 'Cleaner.MergeOverlap2'],
  },
];
