import { drawSign, type PictureColours } from './draw-sign.ts';
import { type PictureSign, signRows } from './picture-signs.ts';

/** What is written around the picture of the map. */
export interface PictureTexts {
  readonly title: string;
  /** What is shown: the filters, the days, the index. */
  readonly shows: string;
  /** Signs with what they mean, in the order of the legend. */
  readonly legend: readonly PictureSign[];
  /** "示意 · illustrative" where it applies, when it was made, what it is true at. */
  readonly marks: readonly string[];
  readonly scale: { readonly label: string; readonly pixels: number };
}

const font = "'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei', sans-serif";
const signFont = `400 14px ${font}`;
const bandHeight = 76;
const rowHeight = 26;

/**
 * The map with its title above and its legend, scale and marks below, as a PNG.
 * @param ratio picture pixels to a pixel of the page
 */
export async function mapPicture(
  map: ImageBitmap,
  texts: PictureTexts,
  colours: PictureColours,
  ratio: number,
): Promise<Blob> {
  const width = map.width / ratio;
  const rows = signRows(texts.legend, signWidth, width - 40);
  const band = bandHeight * ratio;
  const marks = texts.marks.join(' · ');
  const hasRoom = signWidth({ label: marks }) + texts.scale.pixels + 40 < width;
  const below = band + (rows.length - (hasRoom ? 1 : 0)) * rowHeight * ratio;
  const canvas = new OffscreenCanvas(map.width, map.height + band + below);
  const context = contextOf(canvas);
  context.fillStyle = colours.surface;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(map, 0, band);
  context.scale(ratio, ratio);
  const bottom = (map.height + band) / ratio;
  const last = (canvas.height - band) / ratio;
  const write = (text: string, x: number, y: number, size: number, weight: number, colour: string) => {
    context.font = `${weight} ${size}px ${font}`;
    context.fillStyle = colour;
    context.fillText(text, x, y, width - x - 20);
    return context.measureText(text).width;
  };
  write(texts.title, 20, 34, 22, 600, colours.ink);
  write(texts.shows, 20, 60, 14, 400, colours.quiet);
  rows.forEach((row, place) => {
    let x = 20;
    for (const sign of row) {
      const y = bottom + place * rowHeight;
      drawSign(context, sign, x, y + 16, colours);
      write(sign.label, x + drawingWidth(sign), y + 29, 14, 400, colours.ink);
      x += signWidth(sign);
    }
  });
  write(marks, 20, last + 58 - (hasRoom ? 0 : rowHeight), 14, 500, colours.ink);
  drawScale(context, texts.scale, width, last, colours);
  return canvas.convertToBlob({ type: 'image/png' });
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no 2D canvas');
  return context;
}

const drawingWidth = ({ colour, state }: PictureSign): number => ((colour ?? state) ? 22 : 0);

/** How much room a sign takes in its row, with the space after it. */
function signWidth(sign: PictureSign): number {
  const context = contextOf(new OffscreenCanvas(1, 1));
  context.font = signFont;
  return drawingWidth(sign) + context.measureText(sign.label).width + 20;
}

function drawScale(
  context: OffscreenCanvasRenderingContext2D,
  { label, pixels }: PictureTexts['scale'],
  width: number,
  bottom: number,
  { ink }: PictureColours,
): void {
  const [right, y] = [width - 20, bottom + 56];
  context.strokeStyle = ink;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(right - pixels, y - 8);
  context.lineTo(right - pixels, y);
  context.lineTo(right, y);
  context.lineTo(right, y - 8);
  context.stroke();
  context.font = `500 14px ${font}`;
  context.textAlign = 'center';
  context.fillStyle = ink;
  context.fillText(label, right - pixels / 2, y - 6);
  context.textAlign = 'start';
}
