import { useEffect } from 'react';
import type { Engine, ToolPointer } from '../../map/engine-types.ts';
import type { BlockChooser } from './block-chooser.ts';
import { latticePlace } from './lattice-place.ts';
import { useClickTool } from './use-click-tool.ts';

/** Leads clicks on the map, and lassos drawn with Shift held down, to the chooser. `engine` is null while another tool is in hand. */
export function useBlockTool(engine: Engine | null, chooser: BlockChooser): void {
  useEffect(() => chooser.start(), [chooser]);
  useClickTool(engine, chooser.click);
  useEffect(() => {
    const drawing = () => chooser.store.getState().lasso.length > 0;
    const receive = ({ type, primary, shift, ...at }: ToolPointer) => {
      if (type === 'down' && primary && shift) {
        chooser.draw(latticePlace(at));
        return true;
      }
      if (!drawing()) return undefined;
      if (type === 'move') chooser.draw(latticePlace(at));
      if (type === 'up') chooser.close();
      if (type === 'cancel') chooser.drop();
      return undefined;
    };
    return engine?.onPointer(receive);
  }, [engine, chooser]);
}
