import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { childrenQuery } from '../data/queries.ts';
import { CHILD_READERS, TIMETABLE_READERS, TIMETABLE_WRITERS } from '../nav/readers.ts';
import { planSearch, schoolSearch, timetableSearch } from '../nav/search-params.ts';
import { inside } from './entry.tsx';
import { Guarded } from './guarded.tsx';

export const timetable = createRoute({
  getParentRoute: () => inside,
  path: '/timetable',
  validateSearch: timetableSearch,
  component: () => (
    <Guarded roles={TIMETABLE_READERS}>
      <TimetableScreen />
    </Guarded>
  ),
});

const TimetableScreen = lazyRouteComponent(
  () => import('../screens/timetable/timetable-screen.tsx'),
  'TimetableScreen',
);

export const timetableEdit = createRoute({
  getParentRoute: () => inside,
  path: '/timetable/edit/$versionId',
  validateSearch: schoolSearch,
  component: () => (
    <Guarded roles={TIMETABLE_WRITERS}>
      <TimetableEditScreen />
    </Guarded>
  ),
});

const TimetableEditScreen = lazyRouteComponent(
  () => import('../screens/timetable/edit-screen.tsx'),
  'EditScreen',
);

export const childPlan = createRoute({
  getParentRoute: () => inside,
  path: '/child/$studentId/plan',
  validateSearch: planSearch,
  component: () => (
    <Guarded roles={CHILD_READERS}>
      <PlanScreen />
    </Guarded>
  ),
});

const PlanScreen = lazyRouteComponent(
  () => import('../screens/timetable/plan-screen.tsx'),
  'PlanScreen',
);

/** The place „Plan" of the bar: the first child's week. */
export const plan = createRoute({
  getParentRoute: () => inside,
  path: '/plan',
  beforeLoad: async ({ context }) => {
    const [first] = await context.queries.ensureQueryData(childrenQuery(context.core));
    if (!first) throw redirect({ to: '/home' });
    throw redirect({ to: '/child/$studentId/plan', params: { studentId: first.studentId } });
  },
});
