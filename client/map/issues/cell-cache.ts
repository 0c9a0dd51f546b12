import { type HexagonCells, hexagonCells, type Places } from './hexagon-cells.ts';
import type { CellsWanted } from './hexagon-worker.ts';

/** So many points take no longer than a few frames where they are needed; more are left to a worker. */
const mostAtOnce = 10_000;
/** Resolutions kept: one can zoom in and out again without waiting. */
const mostKept = 4;

/** The cells of the points in use, each resolution found once. */
export interface CellCache {
  /** The cells, or null while they are being found; `ready` is then called. */
  readonly of: (places: Places, resolution: number) => HexagonCells | null;
  readonly destroy: () => void;
}

export function createCellCache(ready: () => void): CellCache {
  const kept = new Map<number, { readonly places: Places; readonly cells: HexagonCells }>();
  let worker: Worker | undefined;
  let wanted: CellsWanted | null = null;

  const keep = (places: Places, resolution: number, cells: HexagonCells) => {
    kept.delete(resolution);
    kept.set(resolution, { places, cells });
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  };
  /** One question at a time: what is no longer wanted when the answer comes was not worth asking. */
  const ask = (question: CellsWanted) => {
    const isBusy = wanted !== null;
    wanted = question;
    if (isBusy) return;
    worker ??= new Worker(new URL('./hexagon-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<HexagonCells>) => {
      keep(question.places, question.resolution, data);
      const next = wanted === question ? null : wanted;
      wanted = null;
      if (next !== null) ask(next);
      ready();
    };
    worker.postMessage(question);
  };
  return {
    of: (places, resolution) => {
      const found = kept.get(resolution);
      if (found !== undefined && samePlaces(found.places, places)) return found.cells;
      if (places.longitude.length > mostAtOnce) {
        ask({ places: { longitude: places.longitude, latitude: places.latitude }, resolution });
        return null;
      }
      const cells = hexagonCells(places, resolution);
      keep(places, resolution, cells);
      return cells;
    },
    destroy: () => worker?.terminate(),
  };
}

/** Columns are made anew when one issue changes; mostly nothing has moved. */
function samePlaces(a: Places, b: Places): boolean {
  if (a.longitude === b.longitude && a.latitude === b.latitude) return true;
  if (a.longitude.length !== b.longitude.length) return false;
  for (let i = 0; i < a.longitude.length; i++)
    if (a.longitude[i] !== b.longitude[i] || a.latitude[i] !== b.latitude[i]) return false;
  return true;
}
