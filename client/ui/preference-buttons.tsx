import { useText } from '../i18n/use-text.ts';
import { usePreferences } from '../session/preferences.ts';
import { Button } from './button.tsx';
import { useTheme } from './use-theme.ts';

/** Light or dark, Chinese or English. */
export function PreferenceButtons() {
  const t = useText();
  const { language, setLanguage, setTheme } = usePreferences();
  const isDark = useTheme() === 'dark';
  return (
    <>
      <Button
        kind="quiet"
        aria-label={t(isDark ? 'app.theme.to-light' : 'app.theme.to-dark')}
        onClick={() => setTheme(isDark ? 'light' : 'dark')}
      >
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" strokeWidth="1.8" />
          <path d={isDark ? 'M10 3a7 7 0 0 0 0 14z' : 'M10 3a7 7 0 0 1 0 14z'} fill="currentColor" />
        </svg>
      </Button>
      <Button
        kind="quiet"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        aria-label={t('app.language.name')}
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {t('app.language')}
      </Button>
    </>
  );
}
