import { useEffect, useSyncExternalStore } from 'react';
import { usePreferences } from '../session/preferences.ts';
import { palettes, type Theme } from './palette.ts';

const darkDevice = '(prefers-color-scheme: dark)';

/** The theme in force: the reader's choice, else the device's. */
export function useTheme(): Theme {
  const chosen = usePreferences((preferences) => preferences.theme);
  const deviceIsDark = useMedia(darkDevice);
  return chosen ?? (deviceIsDark ? 'dark' : 'light');
}

/** Does the media query hold? Follows changes of the window and the device. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}

/** Paints the document with a theme: the palette's panel colours become CSS variables. */
export function useDocumentTheme(theme: Theme): void {
  useEffect(() => {
    const { style } = document.documentElement;
    style.colorScheme = theme;
    for (const [name, colour] of Object.entries(palettes[theme].panel))
      style.setProperty(`--colour-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, colour);
    for (const [name, colour] of Object.entries(palettes[theme].map.urgency))
      style.setProperty(`--urgency-${name}`, colour);
  }, [theme]);
}
