import { describe, expect, it } from 'vitest';
import { rowsOf, yardOf } from '../../../../data/samples/fabric/compounds.ts';
import { smooth } from '../../../../data/samples/fabric/curve.ts';
import { drawLine } from '../../../../data/samples/fabric/draw-line.ts';
import { Mesh } from '../../../../data/samples/fabric/mesh.ts';
import { numeral, type Street } from '../../../../data/samples/fabric/name-streets.ts';
import { areaOf, type Ring } from '../../../../data/samples/fabric/polygon.ts';
import { lengthOfPath, sectionsOf } from '../../../../data/samples/fabric/sections.ts';
import { distance, type Vector } from '../../../../data/samples/fabric/vector.ts';

const scope: Ring = [
  [0, 0],
  [2000, 0],
  [2000, 600],
  [0, 600],
];
const street = (path: readonly number[], id: string): Street => ({
  id,
  kind: 'street',
  name: { zh: id, en: id },
  class: 'street',
  width: 9,
  path,
});

describe('street sections', () => {
  const mesh = new Mesh<string>(scope);
  drawLine(
    mesh,
    [
      [-50, 300],
      [2050, 300],
    ],
    'long',
  );
  for (let x = 200; x < 2000; x += 200)
    drawLine(
      mesh,
      [
        [x, -50],
        [x, 650],
      ],
      `cross ${x}`,
    );
  const streets = mesh.lines.slice(0, 3).map((line) => street(line.path, line.data));

  it('come to the number asked for and to the length of the streets', () => {
    const sections = sectionsOf(mesh, streets, 9);
    expect(sections.length).toBe(9);
    const sum = sections.reduce((metres, { path }) => metres + lengthOfPath(mesh, path), 0);
    expect(sum).toBeCloseTo(2000 + 600 + 600, 0);
    for (const { path } of sections) expect(mesh.degree(path[0]!)).toBeGreaterThan(2);
  });

  it('are refused where streets outnumber them', () => {
    expect(() => sectionsOf(mesh, streets, 2)).toThrow('3 streets do not make 2 sections');
  });
});

describe('curves', () => {
  it('pass through their control points and keep their ends', () => {
    const control: Vector[] = [
      [0, 0],
      [300, 120],
      [600, -80],
      [900, 0],
    ];
    const line = smooth(control);
    expect([line[0], line.at(-1)]).toEqual([control[0], control[3]]);
    for (const p of control) expect(Math.min(...line.map((q) => distance(p, q)))).toBeLessThan(25);
    expect(line.length).toBeGreaterThan(6);
  });

  it('close a ring without repeating its first point', () => {
    const ring = smooth(
      [
        [0, 0],
        [500, 0],
        [500, 500],
        [0, 500],
      ],
      true,
    );
    expect(ring[0]).not.toEqual(ring.at(-1));
    expect(areaOf(ring)).toBeGreaterThan(250_000);
  });
});

describe('compounds', () => {
  const box = (x: number, y: number): Ring => [
    [x, y],
    [x + 40, y],
    [x + 40, y + 12],
    [x, y + 12],
  ];
  const buildings = [box(20, 20), box(72, 20), box(124, 20), box(20, 60)].map((ring) => ({ ring, block: 0 }));

  it('gather neighbours of one row, and no more than are wanted', () => {
    expect(rowsOf(buildings, 5).map((row) => row.buildings.length)).toEqual([3, 1]);
    expect(rowsOf(buildings, 2).map((row) => row.buildings.length)).toEqual([2, 1, 1]);
    expect(rowsOf([buildings[0]!, { ...buildings[1]!, block: 1 }], 5).length).toBe(2);
  });

  it('have a yard only where the block has room for it', () => {
    const [row] = rowsOf(buildings, 5);
    const yard = yardOf(
      row!,
      [
        [0, 0],
        [200, 0],
        [200, 100],
        [0, 100],
      ],
      5,
    );
    expect(areaOf(yard!)).toBeCloseTo((144 + 10) * (12 + 10), 5);
    expect(
      yardOf(
        row!,
        [
          [18, 0],
          [200, 0],
          [200, 100],
          [18, 100],
        ],
        5,
      ),
    ).toBeNull();
  });
});

describe('numerals', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [35, '三十五'],
    [99, '九十九'],
  ])('%i is %s', (value, text) => {
    expect(numeral(value)).toBe(text);
  });
});
