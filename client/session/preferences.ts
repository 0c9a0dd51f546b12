import { z } from 'zod';
import { create } from 'zustand';
import { type Language, languages } from '../../data/model/text.ts';
import { type Theme, themes } from '../ui/palette.ts';

/** What a reader has chosen on this device. It is a convenience: nothing breaks where storage is refused. */
const stored = z.object({
  language: z.enum(languages),
  /** Null: as the device says. */
  theme: z.enum(themes).nullable(),
});
type Stored = z.infer<typeof stored>;

interface Preferences extends Stored {
  readonly setLanguage: (language: Language) => void;
  readonly setTheme: (theme: Theme | null) => void;
}

const key = 'seamless-grid.preferences';

export const usePreferences = create<Preferences>((set, get) => {
  const keep = (change: Partial<Stored>) => {
    set(change);
    const { language, theme } = get();
    try {
      localStorage.setItem(key, JSON.stringify({ language, theme }));
    } catch {
      // Storage may be full or forbidden; the choice then lasts as long as the page.
    }
  };
  return {
    ...restore(),
    setLanguage: (language) => keep({ language }),
    setTheme: (theme) => keep({ theme }),
  };
});

function restore(): Stored {
  const first: Stored = { language: navigator.language.startsWith('en') ? 'en' : 'zh', theme: null };
  try {
    const found = stored.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'));
    return found.success ? found.data : first;
  } catch {
    return first;
  }
}
