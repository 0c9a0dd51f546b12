import { useEffect, useRef } from 'react';
import type { Camera, Engine, Insets } from '../../map/engine-types.ts';
import type { County } from '../../session/queries.ts';
import type { UpdateUrl, UrlState } from '../../session/url-state.ts';

const settleMilliseconds = 300;

/**
 * Keeps camera and address the same. The camera is written without a step for "back"; "back" and a followed link move the
 * camera. Without a camera in the address the whole county is shown.
 */
export function useCameraInUrl(
  engine: Engine | null,
  county: County,
  at: UrlState['at'],
  update: UpdateUrl,
  insets: () => Insets,
): void {
  const written = useRef('');
  const wanted = at?.join(',') ?? '';
  useEffect(() => {
    if (engine === null || (wanted !== '' && wanted === written.current)) return;
    written.current = wanted;
    const [longitude, latitude, zoom] = wanted.split(',').map(Number);
    if (longitude === undefined || latitude === undefined || zoom === undefined)
      engine.jumpToBounds(county.plan.bounds, insets());
    else engine.jumpTo({ longitude, latitude, zoom });
  }, [engine, wanted, county, insets]);
  useEffect(() => {
    if (engine === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = engine.onCamera((camera) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const next = rounded(camera);
        if (next.join(',') === written.current) return;
        written.current = next.join(',');
        update({ at: next }, { replace: true });
      }, settleMilliseconds);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [engine, update]);
}

/** A metre on the ground and a hundredth of a zoom step are as exact as an address needs. */
export function rounded({ longitude, latitude, zoom }: Camera): [number, number, number] {
  return [Number(longitude.toFixed(5)), Number(latitude.toFixed(5)), Number(zoom.toFixed(2))];
}
