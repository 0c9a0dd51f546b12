import { type DisplayState, displayStates } from '../../../data/model/issue.ts';

/**
 * The four shapes of issue points on one canvas: new ○, in hand ◐, overdue ▲, closed ●, and the frame about a point that
 * lies on a border or in no grid. White where the colour goes.
 */
const cell = 40;
export const apartShape = 'apart';
const shapes = [...displayStates, apartShape] as const;

/** An atlas for deck.gl's icon layer: alpha is the shape, colour comes from the data. */
export interface ShapeAtlas {
  readonly image: HTMLCanvasElement;
  readonly mapping: Readonly<
    Record<string, { x: number; y: number; width: number; height: number; mask: boolean }>
  >;
}

export function shapeAtlas(halo: boolean): ShapeAtlas {
  const image = document.createElement('canvas');
  image.width = cell * shapes.length;
  image.height = cell;
  const context = image.getContext('2d');
  if (context === null) throw new Error('no 2D canvas');
  context.fillStyle = '#fff';
  context.strokeStyle = '#fff';
  shapes.forEach((shape, index) => {
    context.save();
    context.translate(index * cell + cell / 2, cell / 2);
    if (shape === apartShape) drawFrame(context);
    else if (halo) drawHalo(context, shape);
    else drawShape(context, shape);
    context.restore();
  });
  return {
    image,
    mapping: Object.fromEntries(
      shapes.map((shape, index) => [shape, { x: index * cell, y: 0, width: cell, height: cell, mask: true }]),
    ),
  };
}

/** Four corners of a square. */
function drawFrame(context: CanvasRenderingContext2D) {
  context.lineWidth = 3;
  for (const [x, y] of [
    [1, 1],
    [-1, 1],
    [-1, -1],
    [1, -1],
  ] as const) {
    context.beginPath();
    context.moveTo(x * 8, y * 17);
    context.lineTo(x * 17, y * 17);
    context.lineTo(x * 17, y * 8);
    context.stroke();
  }
}

function triangle(context: CanvasRenderingContext2D, size: number) {
  context.beginPath();
  context.moveTo(0, -size);
  context.lineTo(size, size * 0.78);
  context.lineTo(-size, size * 0.78);
  context.closePath();
}

/** The ground a shape stands on, so that it reads on any tint. */
function drawHalo(context: CanvasRenderingContext2D, state: DisplayState) {
  if (state === 'overdue') triangle(context, 18.5);
  else {
    context.beginPath();
    context.arc(0, 0, state === 'closed' ? 12.5 : 17, 0, 2 * Math.PI);
  }
  context.fill();
}

function drawShape(context: CanvasRenderingContext2D, state: DisplayState) {
  if (state === 'overdue') {
    triangle(context, 14.5);
    context.fill();
    return;
  }
  context.lineWidth = 4.5;
  context.beginPath();
  context.arc(0, 0, state === 'closed' ? 9.5 : 12.5, 0, 2 * Math.PI);
  if (state === 'closed') context.fill();
  else context.stroke();
  if (state !== 'in-hand') return;
  context.beginPath();
  context.arc(0, 0, 12.5, -Math.PI / 2, Math.PI / 2);
  context.fill();
}
