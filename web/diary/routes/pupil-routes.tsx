import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  CLASS_DATA_READERS,
  OWN_PUPIL_READERS,
  PROPOSAL_DECIDERS,
  PUPIL_MOVERS,
  PUPIL_READERS,
} from '../nav/readers.ts';
import { myClassSearch, myPupilsSearch, pupilSearch, schoolSearch } from '../nav/search-params.ts';
import { inside } from './entry.tsx';
import { Guarded } from './guarded.tsx';

export const pupil = createRoute({
  getParentRoute: () => inside,
  path: '/pupil/$studentId',
  validateSearch: pupilSearch,
  component: () => (
    <Guarded roles={PUPIL_READERS}>
      <PupilScreen />
    </Guarded>
  ),
});

const PupilScreen = lazyRouteComponent(
  () => import('../screens/pupil/pupil-screen.tsx'),
  'PupilScreen',
);

export const pupilMove = createRoute({
  getParentRoute: () => inside,
  path: '/pupil/$studentId/move',
  validateSearch: schoolSearch,
  component: () => (
    <Guarded roles={PUPIL_MOVERS}>
      <MoveScreen />
    </Guarded>
  ),
});

const MoveScreen = lazyRouteComponent(
  () => import('../screens/pupil/move-screen.tsx'),
  'MoveScreen',
);

/** Changes of pupils' data that wait for the office. */
export const proposals = createRoute({
  getParentRoute: () => inside,
  path: '/people/proposals',
  validateSearch: schoolSearch,
  component: () => (
    <Guarded roles={PROPOSAL_DECIDERS}>
      <ProposalsScreen />
    </Guarded>
  ),
});

const ProposalsScreen = lazyRouteComponent(
  () => import('../screens/pupil/proposals-screen.tsx'),
  'ProposalsScreen',
);

export const myClass = createRoute({
  getParentRoute: () => inside,
  path: '/my-class/data',
  validateSearch: myClassSearch,
  component: () => (
    <Guarded roles={CLASS_DATA_READERS}>
      <MyClassScreen />
    </Guarded>
  ),
});

const MyClassScreen = lazyRouteComponent(
  () => import('../screens/my-class/my-class-screen.tsx'),
  'MyClassScreen',
);

export const myPupils = createRoute({
  getParentRoute: () => inside,
  path: '/my-pupils',
  validateSearch: myPupilsSearch,
  component: () => (
    <Guarded roles={OWN_PUPIL_READERS}>
      <MyPupilsScreen />
    </Guarded>
  ),
});

const MyPupilsScreen = lazyRouteComponent(
  () => import('../screens/my-class/my-pupils-screen.tsx'),
  'MyPupilsScreen',
);
