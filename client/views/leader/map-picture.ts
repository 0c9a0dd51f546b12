/** What is written around the picture of the map. */
export interface PictureTexts {
  readonly title: string;
  /** What is shown: the filters, the days, the index. */
  readonly shows: string;
  /** Signs with what they mean, in the order of the legend. */
  readonly legend: readonly { readonly colour: string; readonly label: string }[];
  /** "示意 · illustrative" where it applies, when it was made, what it is true at. */
  readonly marks: readonly string[];
  readonly scale: { readonly label: string; readonly pixels: number };
}

export interface PictureColours {
  readonly surface: string;
  readonly ink: string;
  readonly quiet: string;
}

const font = "'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei', sans-serif";
const bandHeight = 76;

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
  const band = bandHeight * ratio;
  const canvas = new OffscreenCanvas(map.width, map.height + 2 * band);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no 2D canvas');
  context.fillStyle = colours.surface;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(map, 0, band);
  context.scale(ratio, ratio);
  const [width, bottom] = [canvas.width / ratio, (map.height + band) / ratio];
  const write = (text: string, x: number, y: number, size: number, weight: number, colour: string) => {
    context.font = `${weight} ${size}px ${font}`;
    context.fillStyle = colour;
    context.fillText(text, x, y, width - x - 20);
    return context.measureText(text).width;
  };
  write(texts.title, 20, 34, 22, 600, colours.ink);
  write(texts.shows, 20, 60, 14, 400, colours.quiet);
  let x = 20;
  for (const { colour, label } of texts.legend) {
    context.fillStyle = colour;
    context.fillRect(x, bottom + 16, 16, 16);
    x += 22 + write(label, x + 22, bottom + 29, 14, 400, colours.ink) + 20;
  }
  const marks = texts.marks.join(' · ');
  write(marks, 20, bottom + 58, 14, 500, colours.ink);
  drawScale(context, texts.scale, width, bottom, colours);
  return canvas.convertToBlob({ type: 'image/png' });
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
