import { hexagonCells, type Places } from './hexagon-cells.ts';

/** Finds the cells of very many points beside the page. */
export interface CellsWanted {
  readonly places: Places;
  readonly resolution: number;
}

self.onmessage = ({ data }: MessageEvent<CellsWanted>) => {
  const found = hexagonCells(data.places, data.resolution);
  self.postMessage(found, { transfer: [found.of.buffer] });
};
