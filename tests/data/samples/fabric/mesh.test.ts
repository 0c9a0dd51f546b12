import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawLine } from '../../../../data/samples/fabric/draw-line.ts';
import { Mesh } from '../../../../data/samples/fabric/mesh.ts';
import { outlineOf } from '../../../../data/samples/fabric/outline.ts';
import { areaOf } from '../../../../data/samples/fabric/polygon.ts';
import type { Vector } from '../../../../data/samples/fabric/vector.ts';
import { build } from '../../../../geojson/kernel/build.ts';

const square: Vector[] = [
  [0, 0],
  [1000, 0],
  [1000, 1000],
  [0, 1000],
];
const line = (text: string): Vector[] =>
  text.split(' ').map((point): Vector => [Number(point.split(',')[0]), Number(point.split(',')[1])]);
const total = (mesh: Mesh<string>) =>
  mesh.faces.reduce((sum, points, face) => sum + (points ? areaOf(mesh.ringOf(face)) : 0), 0);

/** The mesh's faces through the kernel, one metre to a hundred-thousandth of a degree: the kernel finds what is wrong. */
function kernelFaults(mesh: Mesh<string>) {
  const polygons = mesh.faces.flatMap((points, face) => {
    if (!points) return [];
    const ring = mesh.ringOf(face).map(([x, y]) => [x / 1e5, y / 1e5] as const);
    return [{ id: String(face), coordinates: [[[...ring, ring[0]!]]] }];
  });
  return build({ polygons, lines: [] }).faults.map(({ kind, place }) => ({ kind, place }));
}

describe('mesh', () => {
  it('puts a vertex into both faces of an edge and into the lines along it', () => {
    const mesh = new Mesh<string>(square);
    drawLine(
      mesh,
      [
        [400, -50],
        [400, 1050],
      ],
      'a',
    );
    const path = mesh.lines[0]!.path;
    const point = mesh.anchorOn(path[0]!, path[1]!, [400, 500], 4);
    expect(path).toContain(point);
    expect(mesh.faces.filter((ring) => ring?.includes(point)).length).toBe(2);
    expect(mesh.linesAlong(path[0]!, point)).toEqual([0]);
  });

  it('cuts at crossings, and leaves out what lies outside and loose ends', () => {
    const mesh = new Mesh<string>(square);
    drawLine(
      mesh,
      [
        [-100, 300],
        [1100, 320],
      ],
      'across',
    );
    drawLine(
      mesh,
      [
        [500, -100],
        [500, 1100],
      ],
      'up',
    );
    drawLine(
      mesh,
      [
        [200, 600],
        [300, 700],
      ],
      'loose',
    );
    expect(mesh.faces.length).toBe(4);
    expect(mesh.lines.map((each) => each.data)).toEqual(['across', 'up']);
    expect(kernelFaults(mesh)).toEqual([]);
  });

  const coordinate = fc.integer({ min: -150, max: 1150 });
  const polyline = fc
    .tuple(
      fc.constantFrom(-200, 1200),
      coordinate,
      coordinate,
      coordinate,
      fc.constantFrom(-200, 1200),
      coordinate,
    )
    .map(([x1, y1, x2, y2, x3, y3]): Vector[] => [
      [x1, y1],
      [x2, y2],
      [x3, y3],
    ]);

  it('always tiles the scope, whatever is drawn across it', () => {
    fc.assert(
      fc.property(fc.array(polyline, { minLength: 1, maxLength: 5 }), (lines) => {
        const mesh = new Mesh<string>(square);
        for (const drawn of lines) {
          try {
            drawLine(mesh, drawn, 'line');
          } catch (error) {
            // A line that grazes a corner is refused in words; the mesh stays whole.
            expect(String(error)).toMatch(/grazes a corner|leaves the scope|must join/);
          }
        }
        expect(total(mesh)).toBeCloseTo(1_000_000, 3);
      }),
      { numRuns: 60 },
    );
  });

  it('merges a face into its neighbour without losing ground', () => {
    const mesh = new Mesh<string>(square);
    drawLine(
      mesh,
      [
        [-100, 300],
        [1100, 320],
      ],
      'across',
    );
    drawLine(
      mesh,
      [
        [500, -100],
        [500, 1100],
      ],
      'up',
    );
    const [a, b] = [mesh.faceAt([200, 100])!, mesh.faceAt([800, 100])!];
    expect(mesh.merge(a, mesh.faceAt([800, 800])!)).toBe(false);
    expect(mesh.merge(a, b)).toBe(true);
    expect(mesh.faces[a]).toBeNull();
    expect(total(mesh)).toBeCloseTo(1_000_000, 3);
    expect(kernelFaults(mesh)).toEqual([]);
  });

  it('refuses to merge faces that share two stretches of edge: the face between them would be a hole', () => {
    const mesh = new Mesh<string>(square);
    drawLine(mesh, line('-100,500 1100,500'), 'across');
    drawLine(mesh, line('300,480 300,700 700,700 700,480'), 'arch');
    expect(mesh.faces.length).toBe(3);
    expect(mesh.merge(mesh.faceAt([500, 200])!, mesh.faceAt([500, 900])!)).toBe(false);
    expect(mesh.faces.filter((ring) => ring !== null).length).toBe(3);
  });

  it('leaves out the stretch of a line that runs outside a hollow scope', () => {
    const hollow = line('0,0 1000,0 1000,1000 700,1000 700,300 300,300 300,1000 0,1000');
    const mesh = new Mesh<string>(hollow);
    drawLine(mesh, line('-100,600 1100,600'), 'across');
    expect(mesh.lines.length).toBe(2);
    expect(total(mesh)).toBeCloseTo(720_000, 3);
    expect(kernelFaults(mesh)).toEqual([]);
  });

  it('outlines a set of faces: outer rings counter-clockwise, holes clockwise', () => {
    const mesh = new Mesh<string>(square);
    for (const x of [300, 600])
      drawLine(
        mesh,
        [
          [x, -100],
          [x, 1100],
        ],
        'up',
      );
    for (const y of [300, 600])
      drawLine(
        mesh,
        [
          [-100, y],
          [1100, y],
        ],
        'across',
      );
    const all = mesh.faces.map((_, face) => face);
    const middle = mesh.faceAt([450, 450])!;
    const rings = outlineOf(mesh, new Set(all.filter((face) => face !== middle)));
    expect(rings.map(areaOf)).toEqual([1_000_000, -90_000]);
    const corners = outlineOf(mesh, new Set([mesh.faceAt([100, 100])!, middle]));
    expect(corners.map(areaOf)).toEqual([90_000, 90_000]);
  });
});
