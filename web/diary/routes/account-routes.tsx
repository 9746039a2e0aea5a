import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  ACCESS_KEEPERS,
  ACCOUNT_READERS,
  CHILD_READERS,
  CLASS_ACCOUNT_READERS,
  PROBLEM_REPORTERS,
} from '../nav/readers.ts';
import { classAccountsSearch, problemsSearch, schoolSearch } from '../nav/search-params.ts';
import { inside } from './entry.tsx';
import { Guarded } from './guarded.tsx';

const join = createRoute({
  getParentRoute: () => inside,
  path: '/join',
  component: lazyRouteComponent(() => import('../screens/accounts/join-screen.tsx'), 'JoinScreen'),
});

const childPassword = createRoute({
  getParentRoute: () => inside,
  path: '/child/$studentId/password',
  component: () => (
    <Guarded roles={CHILD_READERS}>
      <ChildPasswordScreen />
    </Guarded>
  ),
});

const ChildPasswordScreen = lazyRouteComponent(
  () => import('../screens/accounts/child-password-screen.tsx'),
  'ChildPasswordScreen',
);

const accounts = createRoute({
  getParentRoute: () => inside,
  path: '/accounts',
  validateSearch: schoolSearch,
  component: () => (
    <Guarded roles={ACCOUNT_READERS}>
      <AccountsScreen />
    </Guarded>
  ),
});

const AccountsScreen = lazyRouteComponent(
  () => import('../screens/accounts/accounts-screen.tsx'),
  'AccountsScreen',
);

const classAccounts = createRoute({
  getParentRoute: () => inside,
  path: '/class-accounts',
  validateSearch: classAccountsSearch,
  component: () => (
    <Guarded roles={CLASS_ACCOUNT_READERS}>
      <ClassAccountsScreen />
    </Guarded>
  ),
});

const ClassAccountsScreen = lazyRouteComponent(
  () => import('../screens/class-accounts/class-accounts-screen.tsx'),
  'ClassAccountsScreen',
);

const access = createRoute({
  getParentRoute: () => inside,
  path: '/access',
  validateSearch: schoolSearch,
  component: () => (
    <Guarded roles={ACCESS_KEEPERS}>
      <AccessScreen />
    </Guarded>
  ),
});

const AccessScreen = lazyRouteComponent(
  () => import('../screens/class-accounts/access-screen.tsx'),
  'AccessScreen',
);

const cardProblems = createRoute({
  getParentRoute: () => inside,
  path: '/card-problems',
  validateSearch: problemsSearch,
  component: () => (
    <Guarded roles={PROBLEM_REPORTERS}>
      <CardProblemsScreen />
    </Guarded>
  ),
});

const CardProblemsScreen = lazyRouteComponent(
  () => import('../screens/card-problems/card-problems-screen.tsx'),
  'CardProblemsScreen',
);

const account = createRoute({
  getParentRoute: () => inside,
  path: '/account',
  component: lazyRouteComponent(
    () => import('../screens/account/account-screen.tsx'),
    'AccountScreen',
  ),
});

/** One's own account, those of a child, and those that the office keeps. */
export const accountRoutes = [
  accounts,
  classAccounts,
  access,
  join,
  childPassword,
  cardProblems,
  account,
] as const;
