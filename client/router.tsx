import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  type RouterHistory,
} from '@tanstack/react-router';
import { z } from 'zod';
import { AppFrame } from './app-frame.tsx';
import { parseSearch, stringifySearch, urlState } from './session/url-state.ts';
import { Failed, Loading, NotFound } from './ui/states.tsx';

const root = createRootRoute({ component: AppFrame, notFoundComponent: NotFound });

const leader = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: urlState,
  component: lazyRouteComponent(() => import('./views/leader/leader-view.tsx'), 'LeaderView'),
});

/** The planner and the wall read their own search parameters; what they do not know they ignore. */
const openSearch = z.record(z.string(), z.unknown());

const planner = createRoute({
  getParentRoute: () => root,
  path: '/plan',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./views/planner/planner-view.tsx'), 'PlannerView'),
});

const wall = createRoute({
  getParentRoute: () => root,
  path: '/wall/$county',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./views/wall/wall-view.tsx'), 'WallView'),
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('./views/account/account-view.tsx'), 'AccountView'),
});

const admin = createRoute({
  getParentRoute: () => root,
  path: '/admin',
  component: lazyRouteComponent(() => import('./views/admin/admin-view.tsx'), 'AdminView'),
});

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up',
  component: lazyRouteComponent(() => import('./views/entrance/set-up-view.tsx'), 'SetUpView'),
});

const imports = createRoute({
  getParentRoute: () => root,
  path: '/import',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./views/import/import-view.tsx'), 'ImportView'),
});

/** Whoever comes here is signed in by now, or signs in (client/signed-in.tsx). */
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: () => <Navigate to="/" />,
});

/** The three doors and what stands beside them; each view is a chunk of its own. @param history the browser's unless a test brings its own */
export function createRouterFor(history?: RouterHistory) {
  return createRouter({
    routeTree: root.addChildren([leader, planner, wall, account, admin, imports, setUp, signIn]),
    parseSearch,
    stringifySearch,
    defaultPendingComponent: Loading,
    defaultErrorComponent: ({ error, reset }) => (
      <Failed error={error instanceof Error ? error : new Error(String(error))} retry={reset} />
    ),
    ...(history === undefined ? {} : { history }),
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createRouterFor>;
  }
}
