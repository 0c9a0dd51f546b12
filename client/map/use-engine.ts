import { type RefObject, useEffect, useRef, useState } from 'react';
import { createEngine } from './engine.ts';
import type { Engine, EngineOptions } from './engine-types.ts';

/**
 * A map in an element, for as long as the component is there. Changes of theme and label reach the map that is there; it is never
 * made anew. @returns the engine, null until the element is there
 */
export function useEngine(container: RefObject<HTMLElement | null>, options: EngineOptions): Engine | null {
  const [engine, setEngine] = useState<Engine | null>(null);
  const first = useRef(options);
  useEffect(() => {
    if (container.current === null) return;
    const created = createEngine(container.current, first.current);
    setEngine(created);
    return () => {
      setEngine(null);
      created.destroy();
    };
  }, [container]);
  useEffect(() => {
    engine?.setTheme(options.theme);
    engine?.setLabel(options.label);
  }, [engine, options.theme, options.label]);
  return engine;
}
