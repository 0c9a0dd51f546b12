import type { Case } from './catalogue-case.ts';

/** Features that are no valid polygons by themselves. */
export const rings: readonly Case[] = [
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
    jts: ['Validator.RingCollapse'],
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
];
