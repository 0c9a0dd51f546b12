import { type RefObject, useEffect } from 'react';

/** A graphics driver that restarts gives the context back within seconds. One that has not by then will not. */
const patience = 20_000;

/** Reloads the page when the map has lost its WebGL context for good; the map itself recovers from a passing loss. */
export function useContextGuard(container: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = container.current;
    if (element === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const lost = () => {
      clearTimeout(timer);
      timer = setTimeout(() => location.reload(), patience);
    };
    const restored = () => clearTimeout(timer);
    // The events go to the canvas; caught on the way down, they need no canvas to be there yet.
    element.addEventListener('webglcontextlost', lost, true);
    element.addEventListener('webglcontextrestored', restored, true);
    return () => {
      clearTimeout(timer);
      element.removeEventListener('webglcontextlost', lost, true);
      element.removeEventListener('webglcontextrestored', restored, true);
    };
  }, [container]);
}
