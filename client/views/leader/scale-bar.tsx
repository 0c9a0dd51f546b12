import { useEffect, useState } from 'react';
import { formatLength } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Engine } from '../../map/engine-types.ts';
import { roundLength } from './round-length.ts';
import styles from './scale-bar.module.css';

const longestPixels = 120;

/** A metric scale bar of a round length, true in the middle of the map. */
export function ScaleBar({ engine }: { readonly engine: Engine }) {
  const t = useText();
  const [metresPerPixel, setMetresPerPixel] = useState(() => engine.metresPerPixel());
  useEffect(() => {
    const measure = () => setMetresPerPixel(engine.metresPerPixel());
    measure();
    return engine.onMove(measure);
  }, [engine]);
  const metres = roundLength(metresPerPixel * longestPixels);
  return (
    <div className={styles.scale} style={{ width: `${metres / metresPerPixel}px` }}>
      {formatLength(t, metres)}
    </div>
  );
}
