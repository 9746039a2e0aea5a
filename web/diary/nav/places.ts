import { PERSON_ROLES } from '@furtka/core-contract/roles';
import type { Role } from '../../shared/api/wire.ts';
import { MAY, type OfficeAct } from './office-acts.ts';
import type { Place } from './place.ts';
import {
  CALENDAR_READERS,
  CARD_BLOCKERS,
  CARD_READERS,
  CARD_UNBLOCKERS,
  CHANGES_SETTINGS,
  CHILD_READERS,
  CLASS_READERS,
  DEVICE_KEEPERS,
  DOOR_PEOPLE,
  MAKES_GROUPS,
  OWN_PUPIL_READERS,
  PEOPLE_READERS,
  PROVIDERS,
  REGISTER_READERS,
  SETTINGS_READERS,
  TIMETABLE_READERS,
} from './readers.ts';

export type { OfficeAct };

const EVERYBODY: readonly Role[] = PERSON_ROLES;
const WITHOUT_SCREENS = EVERYBODY.filter(
  (role) =>
    ![
      ...CARD_READERS,
      ...PEOPLE_READERS,
      ...CLASS_READERS,
      ...REGISTER_READERS,
      ...TIMETABLE_READERS,
      ...CHILD_READERS,
      ...PROVIDERS,
    ].some((other) => other === role),
);

/** In the order of urgency: work at the school comes before one's own children. */
const PLACES: readonly Place[] = [
  {
    href: '/provider',
    label: 'diary-provider:title',
    icon: 'grid',
    roles: PROVIDERS,
    covers: ['/provider', '/accounts', '/rights'],
  },
  {
    href: '/admin',
    label: 'diary-devices:place.health',
    icon: 'shield',
    roles: DEVICE_KEEPERS,
    covers: ['/admin', '/admin/backup', '/admin/sign-in', '/admin/start'],
    isExact: true,
  },
  { href: '/cards', label: 'place.cards', icon: 'card', roles: CARD_READERS, covers: ['/cards'] },
  {
    href: '/people',
    label: 'diary-office:place.people',
    icon: 'people',
    roles: PEOPLE_READERS,
    covers: ['/people', '/pupil'],
  },
  {
    href: '/classes',
    label: 'diary-office:place.classes',
    icon: 'grid',
    roles: CLASS_READERS,
    covers: ['/classes', '/admin/structure', '/groups'],
  },
  {
    href: '/calendar',
    label: 'diary-office:place.calendar',
    icon: 'calendar',
    roles: CALENDAR_READERS,
    covers: ['/calendar', '/bells', '/timetable'],
  },
  {
    href: '/timetable',
    label: 'diary-timetable:place',
    icon: 'notebook',
    // The administrator has seven places already; the timetable is a page of the calendar there.
    roles: TIMETABLE_READERS.filter((role) => role !== 'admin'),
    covers: ['/timetable'],
  },
  {
    href: '/admin/devices',
    label: 'diary-devices:place.devices',
    icon: 'hub',
    roles: DEVICE_KEEPERS,
    covers: ['/admin/devices', '/admin/quarantine'],
  },
  {
    href: '/settings',
    label: 'diary-settings:place.school',
    icon: 'settings',
    roles: SETTINGS_READERS,
    right: CHANGES_SETTINGS,
    covers: [
      '/settings',
      '/school',
      '/rights',
      '/admin/history',
      '/accounts',
      '/access',
      '/admin/import',
      '/admin/locks',
      '/admin/privacy',
    ],
  },
  {
    href: '/admin/privacy',
    label: 'diary-privacy:place.office',
    icon: 'shield',
    roles: ['secretariat'],
    covers: ['/admin/privacy'],
  },
  {
    href: '/doors',
    label: 'diary-doors:place.doors',
    icon: 'door',
    roles: DOOR_PEOPLE,
    covers: ['/doors'],
  },
  { href: '/home', label: 'place.home', icon: 'home', roles: CHILD_READERS, covers: ['/home'] },
  {
    href: '/passages',
    label: 'place.passages',
    icon: 'door',
    roles: CHILD_READERS,
    covers: ['/passages', '/child/'],
  },
  {
    href: '/plan',
    label: 'diary-timetable:place.child',
    icon: 'calendar',
    roles: CHILD_READERS,
    covers: ['/plan'],
  },
  {
    href: '/privacy',
    label: 'diary-privacy:place.own',
    icon: 'info',
    roles: ['guardian', 'student'],
    covers: ['/privacy', '/terms'],
  },
  {
    href: '/start',
    label: 'place.start',
    icon: 'notebook',
    roles: WITHOUT_SCREENS,
    covers: ['/start'],
  },
  {
    href: '/my-pupils',
    label: 'diary-class:pupils.place',
    icon: 'person',
    roles: OWN_PUPIL_READERS,
    covers: ['/my-pupils'],
  },
  {
    href: '/groups',
    label: 'diary-groups:place',
    icon: 'people',
    // The office comes to it from its classes.
    roles: ['teacher', 'homeroomTeacher'],
    right: MAKES_GROUPS,
    covers: ['/groups'],
  },
  {
    href: '/my-class/data',
    label: 'diary-class:title',
    icon: 'people',
    roles: ['homeroomTeacher'],
    covers: ['/my-class', '/pupil'],
  },
  {
    href: '/class-accounts',
    label: 'diary-access:class.place',
    icon: 'key',
    roles: ['homeroomTeacher'],
    covers: ['/class-accounts', '/class-bodies'],
  },
  {
    href: '/account',
    label: 'place.account',
    icon: 'person',
    roles: EVERYBODY,
    covers: ['/account', '/help', '/card-problems'],
  },
];

const holdsOne = (roles: readonly Role[], some: readonly Role[]) =>
  some.some((role) => roles.includes(role));

/** The bar of a person: the union of all roles, nobody changes hats. */
export const placesOf = (
  roles: readonly Role[],
  rights: readonly string[] = [],
): readonly Place[] =>
  PLACES.filter(
    (place) =>
      holdsOne(roles, place.roles) || (place.right !== undefined && rights.includes(place.right)),
  );

/** Where a person begins: the most urgent place. */
export const firstPlaceOf = (roles: readonly Role[]): Place['href'] =>
  placesOf(roles)[0]?.href ?? '/account';

export const may = (roles: readonly Role[], act: OfficeAct): boolean => holdsOne(roles, MAY[act]);

export const mayBlock = (roles: readonly Role[]): boolean => holdsOne(roles, CARD_BLOCKERS);

/** Only the office takes a block back (C-08). */
export const mayUnblock = (roles: readonly Role[]): boolean => holdsOne(roles, CARD_UNBLOCKERS);
