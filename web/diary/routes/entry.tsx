import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import type { Session } from '../../shared/api/wire.ts';
import { Announcer } from '../../shared/ui/announcer.tsx';
import { Toasts } from '../../shared/ui/toasts.tsx';
import type { App } from '../data/app.ts';
import { Links } from '../nav/links.tsx';
import { firstPlaceOf } from '../nav/places.ts';
import { loginSearch } from '../nav/search-params.ts';
import { ownTermsQuery } from '../screens/help/terms-queries.ts';
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

/** The address on a slip with login data. */
export const first = createRoute({
  getParentRoute: () => root,
  path: '/first',
  beforeLoad: async ({ context }) => {
    const session = await context.queries.ensureQueryData(sessionQuery(context));
    if (session) throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('../screens/login/first-screen.tsx'), 'FirstScreen'),
});

/** The address in a letter to somebody who has lost the password; whoever is signed in may open it too. */
export const newPassword = createRoute({
  getParentRoute: () => root,
  path: '/new-password',
  component: lazyRouteComponent(
    () => import('../screens/login/new-password-screen.tsx'),
    'NewPasswordScreen',
  ),
});

/** Where browsers come back to after a login elsewhere; told to the issuers, so never another one. */
export const signedInElsewhere = createRoute({
  getParentRoute: () => root,
  path: '/signed-in-elsewhere',
  component: lazyRouteComponent(() => import('../screens/elsewhere/back-screen.tsx'), 'BackScreen'),
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

/** Where one may go before the regulations are read: to them, to the help, to one's own data and account. */
const FREE = ['/terms', '/help', '/privacy', '/account'];

/** HELP-03: parents and pupils read the regulations before they use the diary; others are reminded by a bar. */
const readTermsFirst = async (app: App, session: Session, path: string): Promise<void> => {
  const isFamily = rolesOf(session).every((role) => role === 'guardian' || role === 'student');
  if (!isFamily || FREE.includes(path)) return;
  // Whoever cannot be asked now is asked at the next page.
  const terms = await app.queries.ensureQueryData(ownTermsQuery(app.core)).catch(() => []);
  if (terms.some(({ readAtUtc }) => readAtUtc === null)) throw redirect({ to: '/terms' });
};

/** All pages of somebody who is signed in. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    const session = await needSession(context, location.href);
    if (session.mustChangePassword) throw redirect({ to: '/welcome' });
    if (session.mustEnrolFactor) throw redirect({ to: '/secure' });
    await readTermsFirst(context, session, location.pathname);
  },
  component: Inside,
});
