import type { FaultKind } from '../../../geojson/kernel/faults.ts';
import type { Drawing } from '../drawing.ts';

/**
 * Small cases drawn by hand, each with what the builder must find: how many faces, and every fault once. `valid` is what
 * GEOS's CoverageIsValid must say of the same polygons; null where GEOS does not take them (invalid rings).
 */
export interface Case extends Drawing {
  readonly name: string;
  readonly faces: number;
  readonly faults: readonly FaultKind[];
  readonly valid: boolean | null;
}

export const catalogue: readonly Case[] = [
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
  },
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
    name: 'a bow-tie',
    sketch: `
a-------b
|       |
|       |
c-------d`,
    rings: { P: 'adbc' },
    faces: 2,
    faults: ['self-crossing'],
    valid: null,
  },
  {
    name: 'a spike',
    sketch: `
a-----b
|     |
|     g----h
|     |
c-----d`,
    rings: { P: 'abghgdc' },
    faces: 1,
    faults: ['spike'],
    valid: null,
  },
  {
    name: 'a part that shares a side with another part of the same feature',
    sketch: `
a-----b-----e
|     |     |
c-----d-----f`,
    rings: { P: 'abdc|befd' },
    faces: 1,
    faults: ['self-crossing'],
    valid: null,
  },
  {
    name: 'a polygon without area',
    sketch: `
a-----b-----e
|     |     |
c-----d-----f`,
    rings: { P: 'abdc', Q: 'bd' },
    faces: 1,
    faults: ['collapsed', 'spike'],
    valid: null,
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
    name: 'the same, drawn as one ring that passes the point twice',
    sketch: `
a-----e-----b
|    / \\    |
|   g---h   |
|           |
c-----------d`,
    rings: { P: 'aeghebdc', Q: 'ehg' },
    faces: 2,
    faults: [],
    valid: null,
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
  },
];
