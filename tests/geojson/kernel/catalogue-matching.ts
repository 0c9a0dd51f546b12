import type { Case } from './catalogue-case.ts';

/** Coverages without a fault, however oddly drawn. */
export const matching: readonly Case[] = [
  {
    name: 'two neighbours with a matching border',
    sketch: `
a-------b-------c
|       |       |
|       |       |
d-------e-------f`,
    rings: { P: 'abed', Q: 'bcfe' },
    faces: 2,
    faults: [],
    valid: true,
    jts: ['PolygonValidator.RingsCCW'],
  },
  {
    name: 'rings wound both ways, one starting in the middle of the border',
    sketch: `
a-------b-------c
|       g       |
d-------e-------f`,
    rings: { P: 'gbade', Q: 'gbcfe' },
    faces: 2,
    faults: [],
    valid: true,
    jts: ['PolygonValidator.RingsCCW'],
  },
  {
    name: 'four meet in a point',
    sketch: `
a-----b-----c
|     |     |
d-----e-----f
|     |     |
g-----h-----i`,
    rings: { P: 'abed', Q: 'bcfe', R: 'dehg', S: 'efih' },
    faces: 4,
    faults: [],
    valid: true,
    jts: ['Validator.Grid', 'Union.Chessboard4'],
  },
  {
    name: 'two touch in a point only',
    sketch: `
a-----b
|     |
d-----e-----f
      |     |
      h-----i`,
    rings: { P: 'abed', Q: 'efih' },
    faces: 2,
    faults: [],
    valid: true,
  },
  {
    name: 'a hole that another fills',
    sketch: `
a-----------b
|   e---f   |
|   |   |   |
|   g---h   |
c-----------d`,
    rings: { P: 'abdc-efhg', Q: 'efhg' },
    faces: 2,
    faults: [],
    valid: true,
  },
  {
    name: 'a hole filled by two, one of them across',
    sketch: `
a-------------b
|   e-k---f   |
|   | |   |   |
|   g-l---h   |
c-------------d`,
    rings: { P: 'abdc-ekfhlg', Q: 'eklg', R: 'kfhl' },
    faces: 3,
    faults: [],
    valid: true,
  },
  {
    name: 'an enclave in an enclave',
    sketch: `
a-----------------b
|   e---------f   |
|   |  i---j  |   |
|   |  k---l  |   |
|   g---------h   |
c-----------------d`,
    rings: { P: 'abdc-efhg', Q: 'efhg-ijlk', R: 'ijlk' },
    faces: 3,
    faults: [],
    valid: true,
  },
  {
    name: 'an island far out in a multipolygon',
    sketch: `
a-----b     e--f
|     |     |  |
c-----d     g--h`,
    rings: { P: 'abdc|efhg' },
    faces: 2,
    faults: [],
    valid: true,
  },
  {
    name: 'a hole that touches the outer ring in a point',
    sketch: `
a-----e-----b
|    / \\    |
|   g---h   |
|           |
c-----------d`,
    rings: { P: 'aebdc-ehg', Q: 'ehg' },
    faces: 2,
    faults: [],
    valid: true,
  },
  {
    name: 'neighbours that share parts of a border only, both ends short',
    sketch: `
      b-----c
a-----e     |
|     |     |
d-----g     |
      f-----h`,
    rings: { P: 'aegd', Q: 'bchfge' },
    faces: 2,
    faults: [],
    valid: true,
  },
  {
    name: 'four enclose a fifth',
    sketch: `
   a-----b
   |     |
c--d-----e--f
|  |     |  |
g--h-----i--j
   |     |
   k-----l`,
    rings: { M: 'deih', N: 'abed', W: 'cdhg', E: 'efji', S: 'hilk' },
    faces: 5,
    faults: [],
    valid: true,
    jts: ['PolygonValidator.MatchedEdges'],
  },
  {
    name: 'two features, each a diagonal of a chessboard',
    sketch: `
a-----b-----c
|     |     |
d-----e-----f
|     |     |
g-----h-----i`,
    rings: { P: 'abed|efih', Q: 'bcfe|dehg' },
    faces: 4,
    faults: [],
    valid: true,
    jts: ['Validator.MultiPolygon'],
  },
  {
    name: 'a common corner written twice, by the one and by the other',
    sketch: `
a-------b-------c
|       |       |
d-------e-------f`,
    rings: { P: 'abbed', Q: 'bcfeee' },
    faces: 2,
    faults: [],
    valid: true,
    jts: [
      'PolygonValidator.RepeatedCommonVertexInTarget',
      'PolygonValidator.RepeatedCommonVertexInAdjacent',
      'Validator.ValidDuplicatePoints',
    ],
  },
  {
    name: 'a strip between neighbours that is open at both ends',
    // What is open to the outside is outside: no gap, whatever its width.
    sketch: `
a-------b
|       |
c-------d

e-------f
|       |
g-------h`,
    rings: { P: 'abdc', Q: 'efhg' },
    faces: 2,
    faults: [],
    valid: true,
    jts: ['Validator.GapDisjoint'],
  },
  {
    name: 'a wedge between neighbours that is open at one end',
    sketch: `
a-----------b
|           |
c-----------d
e           |
|           |
g-----------h`,
    rings: { P: 'abdc', Q: 'edhg' },
    faces: 2,
    faults: [],
    valid: true,
    jts: ['Validator.Gore'],
  },
  {
    name: 'a spike one unit wide, beside a neighbour',
    // Nothing is snapped away: a planner decides.
    sketch: `
        s

a------eb------f
|       |      |
c-------d------g`,
    off: { e: [9, 0] },
    rings: { P: 'aesbdc', Q: 'bfgd' },
    faces: 2,
    faults: [],
    valid: true,
    jts: ['Cleaner.PolygonSnappedPreserved', 'Cleaner.PolygonsSnappedPreserved'],
  },
  {
    name: 'a feature one unit thin between two others',
    sketch: `
a-----------b
|           |
c-----e-----d
      f
|           |
g-----------h`,
    off: { f: [0, 19] },
    rings: { P: 'abdec', Q: 'cfdhg', R: 'cedf' },
    faces: 3,
    faults: [],
    valid: true,
    jts: ['Cleaner.PolygonsSnappedCollapse'],
  },
  {
    name: 'a feature without parts',
    // It covers nothing, and there is no place where a fault could be.
    sketch: `
a-----b
|     |
c-----d`,
    rings: { P: 'abdc', Q: '' },
    faces: 1,
    faults: [],
    valid: true,
    jts: ['Validator.PolygonEmpty', 'Validator.MultiPolygonWithEmptyRing', 'Cleaner.CoverageWithEmpty'],
  },
];
