import { useEffect } from 'react';
import type { Engine } from '../../map/engine-types.ts';
import { pickedId } from '../../map/picked.ts';
import type { UpdateUrl } from '../../session/url-state.ts';

/** Hexagons open up by this many zoom steps. */
const openHexagon = 2;

/** Below this share of a phone's screen the sheet that comes up would cover what was tapped. */
const coveredBelow = 0.4;

/**
 * A click on an issue opens its case; anywhere else it selects the grid there and asks which grid this is in every tier.
 * While one is `pointing` out a place, that is all a click says.
 */
export function useMapClicks(
  engine: Engine | null,
  update: UpdateUrl,
  { sheet, pointing }: { readonly sheet: boolean; readonly pointing: boolean },
): void {
  useEffect(() => {
    if (engine === null) return;
    const stopClicks = engine.onClick((pick) => {
      const { longitude, latitude, y, issue, feature } = pick;
      if (sheet && y > window.innerHeight * coveredBelow && feature?.slot !== 'bins')
        engine.flyTo(
          { longitude, latitude, zoom: engine.camera().zoom },
          { top: 56, right: 0, bottom: window.innerHeight * 0.5, left: 0 },
        );
      const here: [number, number] = [Number(longitude.toFixed(7)), Number(latitude.toFixed(7))];
      if (pointing) return update({ here }, { replace: true });
      if (issue !== null) return update({ issue, here: undefined });
      if (feature?.slot === 'bins')
        return engine.flyTo({ longitude, latitude, zoom: engine.camera().zoom + openHexagon });
      update({ grid: pickedId(pick, 'grids') ?? undefined, issue: undefined, here });
    });
    const stopHover = engine.onHover((pick) => {
      const found = pick !== null && (pick.issue !== null || pick.feature !== null);
      engine.setCursor(found ? 'pointer' : '');
    });
    return () => {
      stopClicks();
      stopHover();
    };
  }, [engine, update, sheet, pointing]);
}
