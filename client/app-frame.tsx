import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useText } from './i18n/use-text.ts';
import { SignedIn } from './signed-in.tsx';
import { useDocumentTheme, useTheme } from './ui/use-theme.ts';

/** What every view stands in: the document's theme, language and title, and, but for the wall and the set-up link, somebody signed in. */
export function AppFrame() {
  const t = useText();
  useDocumentTheme(useTheme());
  useEffect(() => {
    document.documentElement.lang = t.language === 'zh' ? 'zh-CN' : 'en';
    document.title = t('app.name');
  }, [t]);
  const isOpen = useLocation({ select: ({ pathname }) => /^\/(?:wall\/|set-up$)/.test(pathname) });
  if (isOpen) return <Outlet />;
  return (
    <SignedIn>
      <Outlet />
    </SignedIn>
  );
}
