import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { configure, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createElement } from 'react';
import { vi } from 'vitest';
import { createRouterFor } from '../../../client/router.tsx';
import { usePreferences } from '../../../client/session/preferences.ts';
import { createQueryClient } from '../../../client/session/query-client.ts';
import type { FakeEngine } from '../../helpers/fake-engine.ts';

// A machine that is busy is not a fault of the view.
configure({ asyncUtilTimeout: 10_000 });

/** What jsdom lacks and the browse view needs. `phone` decides what media queries answer. */
export function standIns({ phone = false } = {}): void {
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: phone && query.includes('max-width'),
    addEventListener: () => {},
    removeEventListener: () => {},
  }));
  vi.stubGlobal('EventSource', SilentSource);
  Element.prototype.setPointerCapture = () => {};
}

/** A live stream on which nothing happens until a test says so. */
export class SilentSource extends EventTarget {
  static readonly CLOSED = 2;
  static last: SilentSource | undefined;
  readonly readyState = 1;
  readonly url: string;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  constructor(url: string) {
    super();
    this.url = url;
    SilentSource.last = this;
  }
  close(): void {}
}

/** Opens the browse view at an address, in Chinese unless told otherwise. */
export function openBrowse(engine: FakeEngine, path = '/', language: 'zh' | 'en' = 'zh') {
  usePreferences.setState({ language, theme: 'light' });
  const history = createMemoryHistory({ initialEntries: [path] });
  const client = createQueryClient();
  const router = createRouterFor(history);
  const view = render(
    createElement(QueryClientProvider, { client }, createElement(RouterProvider, { router })),
  );
  const search = () => new URLSearchParams(history.location.search);
  return { ...view, history, search, engine, user: userEvent.setup() };
}
