import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import type { App } from '../data/app.ts';
import { childrenQuery } from '../data/queries.ts';
import {
  CALENDAR_READERS,
  CARD_READERS,
  CHILD_READERS,
  CLASS_READERS,
  DEVICE_KEEPERS,
  PEOPLE_READERS,
} from '../nav/readers.ts';
import {
  bellsSearch,
  calendarSearch,
  cardsSearch,
  classesSearch,
  doorSearch,
  historySearch,
  homeSearch,
  missingSearch,
  peopleSearch,
  quarantineSearch,
  schoolSearch,
} from '../nav/search-params.ts';
import { TroubleScreen } from '../screens/plain/trouble-screen.tsx';
import { accountRoutes } from './account-routes.tsx';
import {
  first,
  inside,
  login,
  newPassword,
  root,
  secure,
  signedInElsewhere,
  start,
  welcome,
} from './entry.tsx';
import { Guarded } from './guarded.tsx';
import { privacyRoutes } from './privacy-routes.tsx';
import { myClass, myPupils, proposals, pupil, pupilMove } from './pupil-routes.tsx';
import {
  classBodies,
  groups,
  imports,
  provider,
  rights,
  school,
  settings,
  structure,
} from './school-routes.tsx';
import { childPlan, plan, timetable, timetableEdit } from './timetable-routes.tsx';

const home = createRoute({
  getParentRoute: () => inside,
  path: '/home',
  validateSearch: homeSearch,
  component: () => (
    <Guarded roles={CHILD_READERS}>
      <HomeScreen />
    </Guarded>
  ),
});
const HomeScreen = lazyRouteComponent(
  () => import('../screens/home/home-screen.tsx'),
  'HomeScreen',
);

const door = createRoute({
  getParentRoute: () => inside,
  path: '/child/$studentId/door',
  validateSearch: doorSearch,
  component: () => (
    <Guarded roles={CHILD_READERS}>
      <DoorScreen />
    </Guarded>
  ),
});
const DoorScreen = lazyRouteComponent(
  () => import('../screens/door/door-screen.tsx'),
  'DoorScreen',
);

/** The place „Wejścia" of the bar: the first child's month. */
const passages = createRoute({
  getParentRoute: () => inside,
  path: '/passages',
  beforeLoad: async ({ context }) => {
    const [first] = await context.queries.ensureQueryData(childrenQuery(context.core));
    if (!first) throw redirect({ to: '/home' });
    throw redirect({ to: '/child/$studentId/door', params: { studentId: first.studentId } });
  },
});

const cards = createRoute({
  getParentRoute: () => inside,
  path: '/cards',
  validateSearch: cardsSearch,
  component: lazyRouteComponent(() => import('../screens/cards/cards-screen.tsx'), 'CardsScreen'),
});

const missing = createRoute({
  getParentRoute: () => inside,
  path: '/cards/missing',
  validateSearch: missingSearch,
  component: () => (
    <Guarded roles={CARD_READERS}>
      <WithoutCardScreen />
    </Guarded>
  ),
});

const WithoutCardScreen = lazyRouteComponent(
  () => import('../screens/cards/missing-screen.tsx'),
  'WithoutCardScreen',
);

const people = createRoute({
  getParentRoute: () => inside,
  path: '/people',
  validateSearch: peopleSearch,
  component: () => (
    <Guarded roles={PEOPLE_READERS}>
      <PeopleScreen />
    </Guarded>
  ),
});

const PeopleScreen = lazyRouteComponent(
  () => import('../screens/people/people-screen.tsx'),
  'PeopleScreen',
);

const classes = createRoute({
  getParentRoute: () => inside,
  path: '/classes',
  validateSearch: classesSearch,
  component: () => (
    <Guarded roles={CLASS_READERS}>
      <ClassesScreen />
    </Guarded>
  ),
});

const ClassesScreen = lazyRouteComponent(
  () => import('../screens/classes/classes-screen.tsx'),
  'ClassesScreen',
);

const calendar = createRoute({
  getParentRoute: () => inside,
  path: '/calendar',
  validateSearch: calendarSearch,
  component: () => (
    <Guarded roles={CALENDAR_READERS}>
      <CalendarScreen />
    </Guarded>
  ),
});

const CalendarScreen = lazyRouteComponent(
  () => import('../screens/calendar/calendar-screen.tsx'),
  'CalendarScreen',
);

const bells = createRoute({
  getParentRoute: () => inside,
  path: '/bells',
  validateSearch: bellsSearch,
  component: () => (
    <Guarded roles={CALENDAR_READERS}>
      <BellsScreen />
    </Guarded>
  ),
});

const BellsScreen = lazyRouteComponent(
  () => import('../screens/calendar/bells-screen.tsx'),
  'BellsScreen',
);

const admin = createRoute({
  getParentRoute: () => inside,
  path: '/admin',
  validateSearch: schoolSearch,
  component: lazyRouteComponent(
    () => import('../screens/devices/health-screen.tsx'),
    'HealthScreen',
  ),
});

const backup = createRoute({
  getParentRoute: () => inside,
  path: '/admin/backup',
  validateSearch: schoolSearch,
  component: lazyRouteComponent(
    () => import('../screens/backup/backup-screen.tsx'),
    'BackupScreen',
  ),
});

const issuers = createRoute({
  getParentRoute: () => inside,
  path: '/admin/sign-in',
  validateSearch: schoolSearch,
  component: lazyRouteComponent(
    () => import('../screens/elsewhere/issuers-screen.tsx'),
    'IssuersScreen',
  ),
});

const firstDay = createRoute({
  getParentRoute: () => inside,
  path: '/admin/start',
  validateSearch: schoolSearch,
  component: () => (
    <Guarded roles={DEVICE_KEEPERS}>
      <FirstDayScreen />
    </Guarded>
  ),
});

const FirstDayScreen = lazyRouteComponent(
  () => import('../screens/start/first-day-screen.tsx'),
  'FirstDayScreen',
);

const devices = createRoute({
  getParentRoute: () => inside,
  path: '/admin/devices',
  validateSearch: schoolSearch,
  component: lazyRouteComponent(
    () => import('../screens/devices/devices-screen.tsx'),
    'DevicesScreen',
  ),
});

const doors = createRoute({
  getParentRoute: () => inside,
  path: '/doors',
  validateSearch: schoolSearch,
  component: lazyRouteComponent(() => import('../screens/doors/doors-screen.tsx'), 'DoorsScreen'),
});

const history = createRoute({
  getParentRoute: () => inside,
  path: '/admin/history',
  validateSearch: historySearch,
  component: lazyRouteComponent(
    () => import('../screens/history/history-screen.tsx'),
    'HistoryScreen',
  ),
});

const quarantine = createRoute({
  getParentRoute: () => inside,
  path: '/admin/quarantine',
  validateSearch: quarantineSearch,
  component: lazyRouteComponent(
    () => import('../screens/quarantine/quarantine-screen.tsx'),
    'QuarantineScreen',
  ),
});

const more = createRoute({
  getParentRoute: () => inside,
  path: '/more',
  component: lazyRouteComponent(() => import('../screens/plain/more-screen.tsx'), 'MoreScreen'),
});

const later = createRoute({
  getParentRoute: () => inside,
  path: '/start',
  component: lazyRouteComponent(() => import('../screens/plain/start-screen.tsx'), 'StartScreen'),
});

const help = createRoute({
  getParentRoute: () => inside,
  path: '/help',
  component: lazyRouteComponent(() => import('../screens/plain/help-screen.tsx'), 'HelpScreen'),
});

const tree = root.addChildren([
  start,
  login,
  first,
  newPassword,
  signedInElsewhere,
  welcome,
  secure,
  inside.addChildren([
    home,
    door,
    passages,
    cards,
    missing,
    people,
    classes,
    calendar,
    bells,
    timetable,
    timetableEdit,
    childPlan,
    plan,
    settings,
    school,
    rights,
    pupil,
    pupilMove,
    proposals,
    myClass,
    myPupils,
    ...privacyRoutes,
    ...accountRoutes,
    admin,
    backup,
    issuers,
    firstDay,
    devices,
    doors,
    history,
    quarantine,
    imports,
    provider,
    structure,
    classBodies,
    groups,
    more,
    later,
    help,
  ]),
]);

/** The addresses of the diary. */
export const createDiaryRouter = (app: App) =>
  createRouter({
    routeTree: tree,
    context: app,
    defaultPreload: false,
    defaultErrorComponent: ({ error, reset }) => <TroubleScreen error={error} onRetry={reset} />,
    scrollRestoration: true,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createDiaryRouter>;
  }
}
