import { type DisplayState, displayStates } from '../../../data/model/issue.ts';

/** The four shapes of issue points on one canvas: new ○, in hand ◐, overdue ▲, closed ●. White where the colour goes. */
const cell = 40;

/** An atlas for deck.gl's icon layer: alpha is the shape, colour comes from the data. */
export interface ShapeAtlas {
  readonly image: HTMLCanvasElement;
  readonly mapping: Readonly<
    Record<string, { x: number; y: number; width: number; height: number; mask: boolean }>
  >;
}

export function shapeAtlas(halo: boolean): ShapeAtlas {
  const image = document.createElement('canvas');
  image.width = cell * displayStates.length;
  image.height = cell;
  const context = image.getContext('2d');
  if (context === null) throw new Error('no 2D canvas');
  context.fillStyle = '#fff';
  context.strokeStyle = '#fff';
  displayStates.forEach((state, index) => {
    context.save();
    context.translate(index * cell + cell / 2, cell / 2);
    if (halo) drawHalo(context, state);
    else drawShape(context, state);
    context.restore();
  });
  return {
    image,
    mapping: Object.fromEntries(
      displayStates.map((state, index) => [
        state,
        { x: index * cell, y: 0, width: cell, height: cell, mask: true },
      ]),
    ),
  };
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
