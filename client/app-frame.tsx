import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useText } from './i18n/use-text.ts';
import { useDocumentTheme, useTheme } from './ui/use-theme.ts';

/** What every view stands in: the document's theme, language and title. */
export function AppFrame() {
  const t = useText();
  useDocumentTheme(useTheme());
  useEffect(() => {
    document.documentElement.lang = t.language === 'zh' ? 'zh-CN' : 'en';
    document.title = t('app.name');
  }, [t]);
  return <Outlet />;
}
