import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { Announcer } from '../../shared/ui/announcer.tsx';
import { Toasts } from '../../shared/ui/toasts.tsx';
import type { App } from '../data/app.ts';
import { Links } from '../nav/links.tsx';
import { firstPlaceOf } from '../nav/places.ts';
import { loginSearch } from '../nav/search-params.ts';
import { MissingScreen } from '../screens/plain/missing-screen.tsx';
import { rolesOf, sessionQuery } from '../session/session.ts';
import { Inside, WithSession } from './inside.tsx';

export const root = createRootRouteWithContext<App>()({
  component: () => (
    <Links>
      <Announcer>
        <Toasts>
          <Outlet />
        </Toasts>
      </Announcer>
    </Links>
  ),
  notFoundComponent: MissingScreen,
});

/** The session, or the way to the login with the wish to come back. */
const needSession = async (app: App, href: string) => {
  const session = await app.queries.ensureQueryData(sessionQuery(app));
  if (session) return session;
  throw redirect({ to: '/login', search: href === '/' ? {} : { next: href } });
};

export const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ context }) => {
    const session = await needSession(context, '/');
    if (session.mustChangePassword) throw redirect({ to: '/welcome' });
    throw redirect({ to: session.mustEnrolFactor ? '/secure' : firstPlaceOf(rolesOf(session)) });
  },
});

export const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: loginSearch,
  beforeLoad: async ({ context }) => {
    const session = await context.queries.ensureQueryData(sessionQuery(context));
    if (session) throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('../screens/login/login-screen.tsx'), 'LoginScreen'),
});

export const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  beforeLoad: async ({ context }) => {
    const session = await needSession(context, '/');
    if (!session.mustChangePassword) throw redirect({ to: '/' });
  },
  component: () => (
    <WithSession>
      <WelcomeScreen />
    </WithSession>
  ),
});
const WelcomeScreen = lazyRouteComponent(
  () => import('../screens/login/welcome-screen.tsx'),
  'WelcomeScreen',
);

export const secure = createRoute({
  getParentRoute: () => root,
  path: '/secure',
  beforeLoad: async ({ context }) => {
    const session = await needSession(context, '/');
    if (!session.mustEnrolFactor) throw redirect({ to: '/' });
  },
  component: () => (
    <WithSession>
      <SecureScreen />
    </WithSession>
  ),
});
const SecureScreen = lazyRouteComponent(
  () => import('../screens/login/secure-screen.tsx'),
  'SecureScreen',
);

/** All pages of somebody who is signed in. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    const session = await needSession(context, location.href);
    if (session.mustChangePassword) throw redirect({ to: '/welcome' });
    if (session.mustEnrolFactor) throw redirect({ to: '/secure' });
  },
  component: Inside,
});
