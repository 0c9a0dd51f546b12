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

/** A theme as CSS variables: the panels' colours as `--colour-<name>`, the issues' as `--urgency-<name>`. */
export function themeVariables(theme: Theme): Readonly<Record<string, string>> {
  const { panel, map } = palettes[theme];
  const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return {
    ...Object.fromEntries(Object.entries(panel).map(([name, colour]) => [`--colour-${kebab(name)}`, colour])),
    ...Object.fromEntries(Object.entries(map.urgency).map(([name, colour]) => [`--urgency-${name}`, colour])),
  };
}

/** Paints the document with a theme. */
export function useDocumentTheme(theme: Theme): void {
  useEffect(() => {
    const { style } = document.documentElement;
    style.colorScheme = theme;
    for (const [name, colour] of Object.entries(themeVariables(theme))) style.setProperty(name, colour);
  }, [theme]);
}
