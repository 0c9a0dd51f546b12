import { useEffect } from 'react';
import { toLattice } from '../../../geojson/kernel/lattice.ts';
import type { Engine, ToolPointer } from '../../map/engine-types.ts';
import type { LatticePoint } from '../../tools/drag-vertex.ts';
import type { BlockChooser } from './block-chooser.ts';

/** Leads clicks on the map, lassos drawn with Shift held down, and Escape to the chooser. `engine` is null while another tool is in hand. */
export function useBlockTool(engine: Engine | null, chooser: BlockChooser): void {
  useEffect(() => chooser.start(), [chooser]);
  useEffect(() => {
    if (engine === null) return;
    const drawing = () => chooser.store.getState().lasso.length > 0;
    const receive = ({ type, primary, shift, ...at }: ToolPointer) => {
      if (type === 'down' && primary && shift) {
        chooser.draw(placeOf(at));
        return true;
      }
      if (!drawing()) return undefined;
      if (type === 'move') chooser.draw(placeOf(at));
      if (type === 'up') chooser.close();
      if (type === 'cancel') chooser.drop();
      return undefined;
    };
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') chooser.drop();
    };
    const stops = [engine.onClick((pick) => chooser.click(placeOf(pick))), engine.onPointer(receive)];
    engine.setCursor('pointer');
    document.addEventListener('keydown', onKey);
    return () => {
      for (const stop of stops) stop();
      engine.setCursor('');
      document.removeEventListener('keydown', onKey);
    };
  }, [engine, chooser]);
}

const placeOf = ({
  longitude,
  latitude,
}: {
  readonly longitude: number;
  readonly latitude: number;
}): LatticePoint => [toLattice(longitude), toLattice(latitude)];
