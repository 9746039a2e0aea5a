import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  BODY_READERS,
  CHANGES_SETTINGS,
  GROUP_READERS,
  IMPORTERS,
  MAKES_GROUPS,
  PROVIDERS,
  RIGHTS_READERS,
  SETTINGS_READERS,
  STRUCTURE_KEEPERS,
} from '../nav/readers.ts';
import {
  importSearch,
  rightsSearch,
  schoolSearch,
  settingsSearch,
  structureSearch,
} from '../nav/search-params.ts';
import { inside } from './entry.tsx';
import { Guarded } from './guarded.tsx';

export const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  validateSearch: settingsSearch,
  component: () => (
    <Guarded roles={SETTINGS_READERS} right={CHANGES_SETTINGS}>
      <SettingsScreen />
    </Guarded>
  ),
});

const SettingsScreen = lazyRouteComponent(
  () => import('../screens/settings/settings-screen.tsx'),
  'SettingsScreen',
);

export const school = createRoute({
  getParentRoute: () => inside,
  path: '/school',
  validateSearch: schoolSearch,
  component: () => (
    <Guarded roles={SETTINGS_READERS}>
      <SchoolScreen />
    </Guarded>
  ),
});

const SchoolScreen = lazyRouteComponent(
  () => import('../screens/school/school-screen.tsx'),
  'SchoolScreen',
);

export const rights = createRoute({
  getParentRoute: () => inside,
  path: '/rights',
  validateSearch: rightsSearch,
  component: () => (
    <Guarded roles={RIGHTS_READERS}>
      <RightsScreen />
    </Guarded>
  ),
});

const RightsScreen = lazyRouteComponent(
  () => import('../screens/rights/rights-screen.tsx'),
  'RightsScreen',
);

/** Schools of the provider. */
export const provider = createRoute({
  getParentRoute: () => inside,
  path: '/provider',
  component: () => (
    <Guarded roles={PROVIDERS}>
      <ProviderScreen />
    </Guarded>
  ),
});

const ProviderScreen = lazyRouteComponent(
  () => import('../screens/provider/provider-screen.tsx'),
  'ProviderScreen',
);

export const imports = createRoute({
  getParentRoute: () => inside,
  path: '/admin/import',
  validateSearch: importSearch,
  component: () => (
    <Guarded roles={IMPORTERS}>
      <ImportsScreen />
    </Guarded>
  ),
});

const ImportsScreen = lazyRouteComponent(
  () => import('../screens/imports/imports-screen.tsx'),
  'ImportsScreen',
);

export const structure = createRoute({
  getParentRoute: () => inside,
  path: '/admin/structure',
  validateSearch: structureSearch,
  component: () => (
    <Guarded roles={STRUCTURE_KEEPERS}>
      <StructureScreen />
    </Guarded>
  ),
});

const StructureScreen = lazyRouteComponent(
  () => import('../screens/structure/structure-screen.tsx'),
  'StructureScreen',
);

export const classBodies = createRoute({
  getParentRoute: () => inside,
  path: '/class-bodies',
  validateSearch: structureSearch,
  component: () => (
    <Guarded roles={BODY_READERS}>
      <BodiesScreen />
    </Guarded>
  ),
});

const BodiesScreen = lazyRouteComponent(
  () => import('../screens/structure/bodies-screen.tsx'),
  'BodiesScreen',
);

export const groups = createRoute({
  getParentRoute: () => inside,
  path: '/groups',
  validateSearch: structureSearch,
  component: () => (
    <Guarded roles={GROUP_READERS} right={MAKES_GROUPS}>
      <GroupsScreen />
    </Guarded>
  ),
});

const GroupsScreen = lazyRouteComponent(
  () => import('../screens/groups/groups-screen.tsx'),
  'GroupsScreen',
);
