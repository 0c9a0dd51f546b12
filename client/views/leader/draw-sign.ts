import type { DisplayState } from '../../../data/model/issue.ts';
import type { PictureSign } from './picture-signs.ts';

export interface PictureColours {
  readonly surface: string;
  readonly ink: string;
  readonly quiet: string;
}

/** A state as the map draws it; or a patch of colour with a rim, so that the palest of a ramp is seen. */
export function drawSign(
  context: OffscreenCanvasRenderingContext2D,
  { colour, state }: PictureSign,
  x: number,
  y: number,
  { ink, quiet }: PictureColours,
): void {
  if (state !== undefined) drawState(context, state, x + 8, y + 8, ink);
  if (colour === undefined) return;
  context.fillStyle = colour;
  context.fillRect(x, y, 16, 16);
  context.strokeStyle = quiet;
  context.lineWidth = 1;
  context.strokeRect(x + 0.5, y + 0.5, 15, 15);
}

/** New ○, in hand ◐, overdue ▲, closed ●, about a middle. */
function drawState(
  context: OffscreenCanvasRenderingContext2D,
  state: DisplayState,
  x: number,
  y: number,
  ink: string,
): void {
  context.fillStyle = ink;
  context.strokeStyle = ink;
  context.lineWidth = 2;
  context.beginPath();
  if (state === 'overdue') {
    context.moveTo(x, y - 7);
    context.lineTo(x + 7, y + 6);
    context.lineTo(x - 7, y + 6);
  } else if (state === 'closed') context.arc(x, y, 4.5, 0, 2 * Math.PI);
  else if (state === 'in-hand') context.arc(x, y, 6, -Math.PI / 2, Math.PI / 2);
  context.fill();
  context.beginPath();
  if (state === 'new' || state === 'in-hand') context.arc(x, y, 6, 0, 2 * Math.PI);
  context.stroke();
}
