/**
 * Is anybody at this page? What a page fetches by itself to keep its figures live must not keep the session of somebody
 * who went away: a request made after nobody touched the page for a minute says so (server/auth/guard.ts).
 */
const patienceMilliseconds = 60_000;
const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel'];

/** Opening the page is the first touch. */
let touchedAt = Date.now();

/** Notes every touch of the page, also those that a tool keeps to itself. Returns how to stop. */
export function watchAttention(page: EventTarget): () => void {
  const touched = () => {
    touchedAt = Date.now();
  };
  const options = { capture: true, passive: true };
  for (const kind of touches) page.addEventListener(kind, touched, options);
  return () => {
    for (const kind of touches) page.removeEventListener(kind, touched, options);
  };
}

export const isAttended = (): boolean => Date.now() - touchedAt < patienceMilliseconds;
