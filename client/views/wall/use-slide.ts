import { useEffect, useState } from 'react';
import { type Slide, slideAfter } from './slides.ts';

/** The slide to show now: each stays `dwell` seconds. Undefined until there are slides. */
export function useSlide(slides: readonly Slide[], dwell: number): Slide | undefined {
  const [key, setKey] = useState('');
  useEffect(() => {
    if (slides.length < 2) return;
    const timer = setInterval(() => setKey((before) => slideAfter(slides, before)?.key ?? ''), dwell * 1000);
    return () => clearInterval(timer);
  }, [slides, dwell]);
  return slides.find((slide) => slide.key === key) ?? slides[0];
}
