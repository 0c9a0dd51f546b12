import { useMemo } from 'react';
import type { Bilingual, Language } from '../../data/model/text.ts';
import { usePreferences } from '../session/preferences.ts';
import { type TextKey, texts, type Values } from './texts.ts';

/** Speaks the reader's language: a key of the catalogue with its values, or data that carries both languages. */
export interface Speak {
  <K extends TextKey>(key: K, ...values: Values<K>): string;
  (data: Bilingual): string;
  readonly language: Language;
}

/** The catalogue in one language. Outside React, and in tests. */
export function speaker(language: Language): Speak {
  const speak = (text: TextKey | Bilingual, values: Readonly<Record<string, string | number>> = {}) =>
    typeof text === 'string'
      ? texts[text][language].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
      : text[language];
  return Object.assign(speak, { language });
}

/** The catalogue in the language the reader has chosen. */
export function useText(): Speak {
  const language = usePreferences((preferences) => preferences.language);
  return useMemo(() => speaker(language), [language]);
}
