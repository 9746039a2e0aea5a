import { PERSON_ROLES } from '@furtka/core-contract/roles';
import type { Role } from '../../shared/api/wire.ts';
import type { IconName } from '../../shared/ui/icon-names.ts';

/** A place of the diary, with the roles that have it. A place one has no right to is absent, not grey. */
interface Place {
  readonly href:
    | '/admin'
    | '/admin/devices'
    | '/cards'
    | '/people'
    | '/classes'
    | '/calendar'
    | '/settings'
    | '/home'
    | '/passages'
    | '/start'
    | '/account';
  readonly label:
    | 'diary-devices:place.health'
    | 'diary-devices:place.devices'
    | 'place.cards'
    | 'diary-office:place.people'
    | 'diary-office:place.classes'
    | 'diary-office:place.calendar'
    | 'diary-settings:place.school'
    | 'place.home'
    | 'place.passages'
    | 'place.start'
    | 'place.account';
  readonly icon: IconName;
  readonly roles: readonly Role[];
  /** Beginnings of the addresses that belong to the place. */
  readonly covers: readonly string[];
  /** Only these very addresses, not what begins with them. */
  readonly isExact?: boolean;
}

/** Who may look at the list of cards; the server holds the same in its permission `card.read`. */
export const CARD_READERS = [
  'secretariat',
  'cardIssuer',
  'caretaker',
  'director',
  'deputyDirector',
] as const satisfies readonly Role[];
/** Who sees hints of copied cards: `cardHint.read`. */
export const HINT_READERS: readonly Role[] = ['secretariat', 'director', 'deputyDirector'];
const CARD_BLOCKERS: readonly Role[] = ['secretariat', 'caretaker'];
const CARD_UNBLOCKERS: readonly Role[] = ['secretariat'];
/** Who searches all people of the school; the server holds the same in its permission `person.read`. */
export const PEOPLE_READERS = [
  'secretariat',
  'director',
  'deputyDirector',
  'admin',
] as const satisfies readonly Role[];
/** Who reads the lists of all classes: `class.read` and `student.read` of the whole school. */
export const CLASS_READERS = [
  'secretariat',
  'director',
  'deputyDirector',
  'admin',
  'counsellor',
  'inspection',
] as const satisfies readonly Role[];
/** Whose work the school year and the bells are; anybody of the school may read them. */
export const CALENDAR_READERS = [
  'secretariat',
  'director',
  'deputyDirector',
  'admin',
] as const satisfies readonly Role[];
/** Whose hubs, boxes and doors are; the server holds the same in `hub.watch`, `hub.manage` and `door.write`. */
export const DEVICE_KEEPERS = ['admin'] as const satisfies readonly Role[];
/** Who reads the register of changes: `audit.read`. */
export const REGISTER_READERS = [
  'admin',
  'director',
  'deputyDirector',
  'inspection',
] as const satisfies readonly Role[];
/** Who reads what the school decided: `schoolOption.read`. */
export const SETTINGS_READERS = [
  'admin',
  'director',
  'deputyDirector',
  'inspection',
] as const satisfies readonly Role[];
/** Who reads the list of accounts: `account.read`. */
export const ACCOUNT_READERS = ['admin', 'secretariat'] as const satisfies readonly Role[];
/** To whom a card forgotten too often is told: `cardNote.done`. */
export const NOTE_READERS = ['homeroomTeacher', 'dutyStaff'] as const satisfies readonly Role[];
export const CHILD_READERS = ['guardian'] as const satisfies readonly Role[];

const EVERYBODY: readonly Role[] = PERSON_ROLES;
const WITHOUT_SCREENS = EVERYBODY.filter(
  (role) =>
    ![
      ...CARD_READERS,
      ...PEOPLE_READERS,
      ...CLASS_READERS,
      ...REGISTER_READERS,
      ...CHILD_READERS,
    ].some((other) => other === role),
);

/** In the order of urgency: work at the school comes before one's own children. */
const PLACES: readonly Place[] = [
  {
    href: '/admin',
    label: 'diary-devices:place.health',
    icon: 'shield',
    roles: DEVICE_KEEPERS,
    covers: ['/admin', '/admin/backup'],
    isExact: true,
  },
  { href: '/cards', label: 'place.cards', icon: 'card', roles: CARD_READERS, covers: ['/cards'] },
  {
    href: '/people',
    label: 'diary-office:place.people',
    icon: 'people',
    roles: PEOPLE_READERS,
    covers: ['/people'],
  },
  {
    href: '/classes',
    label: 'diary-office:place.classes',
    icon: 'grid',
    roles: CLASS_READERS,
    covers: ['/classes'],
  },
  {
    href: '/calendar',
    label: 'diary-office:place.calendar',
    icon: 'calendar',
    roles: CALENDAR_READERS,
    covers: ['/calendar', '/bells'],
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
    covers: ['/settings', '/rights', '/admin/history', '/accounts'],
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
    href: '/start',
    label: 'place.start',
    icon: 'notebook',
    roles: WITHOUT_SCREENS,
    covers: ['/start'],
  },
  {
    href: '/account',
    label: 'place.account',
    icon: 'person',
    roles: EVERYBODY,
    covers: ['/account', '/help'],
  },
];

const holdsOne = (roles: readonly Role[], some: readonly Role[]) =>
  some.some((role) => roles.includes(role));

/** The bar of a person: the union of all roles, nobody changes hats. */
export const placesOf = (roles: readonly Role[]): readonly Place[] =>
  PLACES.filter((place) => holdsOne(roles, place.roles));

/** Where a person begins: the most urgent place. */
export const firstPlaceOf = (roles: readonly Role[]): Place['href'] =>
  placesOf(roles)[0]?.href ?? '/account';

/** What a person may do in the office; the server decides, this only spares buttons that would be refused. */
export const MAY = {
  enrol: ['admin'],
  changeStudent: ['secretariat', 'director', 'deputyDirector', 'admin'],
  keepStaff: ['admin'],
  keepGuardians: ['secretariat', 'director', 'deputyDirector', 'admin'],
  readAccounts: ['secretariat', 'admin'],
  issuePasswords: ['admin'],
  setHomeroom: ['admin'],
  keepCalendar: ['admin', 'director', 'deputyDirector'],
  keepBells: ['admin'],
  readGateNote: ['secretariat', 'director', 'deputyDirector'],
  writeGateNote: ['secretariat'],
  keepPhotos: ['secretariat', 'director', 'deputyDirector', 'admin'],
  setOptions: ['admin'],
  giveRights: ['admin', 'superadmin', 'director'],
  readSettings: ['admin', 'director', 'deputyDirector', 'inspection'],
} as const satisfies Record<string, readonly Role[]>;
export type OfficeAct = keyof typeof MAY;
export const may = (roles: readonly Role[], act: OfficeAct): boolean => holdsOne(roles, MAY[act]);

export const mayBlock = (roles: readonly Role[]): boolean => holdsOne(roles, CARD_BLOCKERS);

/** Only the office takes a block back (C-08). */
export const mayUnblock = (roles: readonly Role[]): boolean => holdsOne(roles, CARD_UNBLOCKERS);

/** Which place an address belongs to. */
export const isAt = (place: Place, path: string): boolean =>
  place.covers.some((start) => {
    if (place.isExact === true) return path === start;
    // „/account" is not the beginning of „/accounts".
    return path === start || path.startsWith(start.endsWith('/') ? start : `${start}/`);
  });
