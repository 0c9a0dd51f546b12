import type { Map as MapLibreMap } from 'maplibre-gl';
import type { MapColours } from '../ui/palette.ts';

/** Pattern of diagonal stripes; its edges meet, so it tiles without a seam. */
export function hatch(colour: string, size = 16): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no 2D canvas');
  context.globalAlpha = 0.3;
  context.fillStyle = colour;
  context.fillRect(0, 0, size, size);
  context.globalAlpha = 1;
  context.strokeStyle = colour;
  context.lineWidth = size / 4;
  for (const shift of [-size, 0, size]) {
    context.beginPath();
    context.moveTo(shift - size / 2, size * 1.5);
    context.lineTo(shift + size * 1.5, -size / 2);
    context.stroke();
  }
  return context.getImageData(0, 0, size, size);
}

/** Puts the patterns the strata name into the map, or repaints them for another theme. */
export function setImages(map: MapLibreMap, colours: MapColours): void {
  if (map.hasImage('hatch')) map.updateImage('hatch', hatch(colours.gap));
  else map.addImage('hatch', hatch(colours.gap), { pixelRatio: 2 });
}
