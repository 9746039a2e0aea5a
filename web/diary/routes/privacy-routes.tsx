import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { PRIVACY_READERS, SETTINGS_READERS } from '../nav/readers.ts';
import { privacySearch, schoolSearch } from '../nav/search-params.ts';
import { inside } from './entry.tsx';
import { Guarded } from './guarded.tsx';

const locks = createRoute({
  getParentRoute: () => inside,
  path: '/admin/locks',
  validateSearch: schoolSearch,
  component: () => (
    <Guarded roles={SETTINGS_READERS}>
      <LocksScreen />
    </Guarded>
  ),
});

const LocksScreen = lazyRouteComponent(
  () => import('../screens/locks/locks-screen.tsx'),
  'LocksScreen',
);

const officePrivacy = createRoute({
  getParentRoute: () => inside,
  path: '/admin/privacy',
  validateSearch: privacySearch,
  component: () => (
    <Guarded roles={PRIVACY_READERS}>
      <OfficePrivacyScreen />
    </Guarded>
  ),
});

const OfficePrivacyScreen = lazyRouteComponent(
  () => import('../screens/privacy/office-privacy-screen.tsx'),
  'OfficePrivacyScreen',
);

const ownPrivacy = createRoute({
  getParentRoute: () => inside,
  path: '/privacy',
  component: lazyRouteComponent(
    () => import('../screens/privacy/own-privacy-screen.tsx'),
    'OwnPrivacyScreen',
  ),
});

const terms = createRoute({
  getParentRoute: () => inside,
  path: '/terms',
  component: lazyRouteComponent(() => import('../screens/help/terms-screen.tsx'), 'TermsScreen'),
});

/** Closed dates, personal data and regulations. */
export const privacyRoutes = [locks, officePrivacy, ownPrivacy, terms] as const;
