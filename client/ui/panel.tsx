import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import styles from './panel.module.css';
import { useMedia } from './use-theme.ts';

/** How far the sheet is pulled up, as a share of the window's height; at `peek` only its header shows. */
const shares = { half: 0.5, full: 0.9 } as const;
type Detent = 'peek' | keyof typeof shares;
const order: readonly Detent[] = ['peek', 'half', 'full'];

/** Below this width the panel is a sheet at the bottom that pulls up. */
export const phoneWidth = '(max-width: 47.99rem)';

interface PanelProps {
  readonly label: string;
  /** Stays in sight while the rest scrolls. */
  readonly header: ReactNode;
  readonly children: ReactNode;
  /** Names what the body shows, '' where it is nothing in particular; when it changes, a lowered sheet comes up to show it. */
  readonly shows: string;
}

/** The one panel of a view: at the side of a desk's map, a sheet that pulls up on a phone. Only its body scrolls. */
export function Panel({ label, header, children, shows }: PanelProps) {
  const isPhone = useMedia(phoneWidth);
  const body = useRef<HTMLDivElement>(null);
  const { share, handle } = useSheet(shows);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is newly shown begins at its top
  useEffect(() => {
    if (body.current !== null) body.current.scrollTop = 0;
  }, [shows]);
  return (
    <section
      className={styles.panel}
      aria-label={label}
      style={isPhone && share !== null ? { height: `${share * 100}dvh` } : undefined}
    >
      {isPhone && handle}
      <div className={styles.header}>{header}</div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: so that arrow keys can scroll it */}
      <div ref={body} className={styles.body} tabIndex={0} hidden={isPhone && share === null}>
        {children}
      </div>
    </section>
  );
}

/** The sheet's height as a share of the window's (null: as high as its header), and the handle that changes it. */
function useSheet(shows: string) {
  const t = useText();
  const [detent, setDetent] = useState<Detent>(shows === '' ? 'peek' : 'half');
  const [dragged, setDragged] = useState<number | null>(null);
  const from = useRef<{ y: number; share: number; moved: boolean } | null>(null);
  const share = dragged ?? (detent === 'peek' ? null : shares[detent]);
  const before = useRef(shows);
  useEffect(() => {
    if (before.current !== shows) setDetent((now) => (now === 'peek' ? 'half' : now));
    before.current = shows;
  }, [shows]);

  const start = (event: PointerEvent<HTMLButtonElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const height = event.currentTarget.parentElement?.clientHeight ?? 0;
    from.current = { y: event.clientY, share: height / window.innerHeight, moved: false };
  };
  const move = (event: PointerEvent) => {
    if (from.current === null) return;
    const pulled = from.current.share + (from.current.y - event.clientY) / window.innerHeight;
    if (Math.abs(event.clientY - from.current.y) > 6) from.current.moved = true;
    if (from.current.moved) setDragged(Math.min(shares.full, Math.max(0.1, pulled)));
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
  return { share, handle };
}

function nearest(share: number): Detent {
  if (share < 0.35) return 'peek';
  return share < 0.7 ? 'half' : 'full';
}
