import { type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import styles from './panel.module.css';
import { useMedia } from './use-theme.ts';

/** How far the sheet is pulled up, as a share of the window's height. */
const detents = { peek: 0.24, half: 0.52, full: 0.9 } as const;
type Detent = keyof typeof detents;
const order: readonly Detent[] = ['peek', 'half', 'full'];

/** Below this width the panel is a sheet at the bottom that pulls up. */
export const phoneWidth = '(max-width: 47.99rem)';

interface PanelProps {
  readonly label: string;
  /** Stays in sight while the rest scrolls. */
  readonly header: ReactNode;
  readonly children: ReactNode;
}

/** The one panel of a view: at the side of a desk's map, a sheet that pulls up on a phone. Only its body scrolls. */
export function Panel({ label, header, children }: PanelProps) {
  const isPhone = useMedia(phoneWidth);
  const { height, handle } = useSheet();
  return (
    <section
      className={styles.panel}
      aria-label={label}
      style={isPhone ? { height: `${height * 100}dvh` } : undefined}
    >
      {isPhone && handle}
      <div className={styles.header}>{header}</div>
      {/* A region that scrolls must be reachable with the keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: so that arrow keys can scroll it */}
      <div className={styles.body} tabIndex={0}>
        {children}
      </div>
    </section>
  );
}

function useSheet() {
  const t = useText();
  const [detent, setDetent] = useState<Detent>('peek');
  const [dragged, setDragged] = useState<number | null>(null);
  const from = useRef<{ y: number; height: number; moved: boolean } | null>(null);
  const height = dragged ?? detents[detent];

  const start = (event: PointerEvent<HTMLButtonElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { y: event.clientY, height, moved: false };
  };
  const move = (event: PointerEvent) => {
    if (from.current === null) return;
    const pulled = from.current.height + (from.current.y - event.clientY) / window.innerHeight;
    if (Math.abs(event.clientY - from.current.y) > 6) from.current.moved = true;
    if (from.current.moved) setDragged(Math.min(detents.full, Math.max(0.12, pulled)));
  };
  const end = () => {
    if (dragged !== null) setDetent(nearest(dragged));
    setDragged(null);
  };
  /** A tap or the keyboard steps to the next height; the click that ends a drag does not. */
  const step = () => {
    const wasDragged = from.current?.moved === true;
    from.current = null;
    if (!wasDragged) setDetent(order[(order.indexOf(detent) + 1) % order.length] ?? 'peek');
  };
  const handle = (
    <button
      type="button"
      className={styles.handle}
      aria-label={t(detent === 'full' ? 'leader.sheet.lower' : 'leader.sheet.raise')}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onClick={step}
    />
  );
  return { height, handle };
}

function nearest(height: number): Detent {
  const distance = (detent: Detent) => Math.abs(detents[detent] - height);
  return order.reduce((best, detent) => (distance(detent) < distance(best) ? detent : best));
}
