import { PERSON_ROLES } from '@furtka/core-contract/roles';
import type { Role } from '../../shared/api/wire.ts';
import type { IconName } from '../../shared/ui/icon-names.ts';

/** A place of the diary, with the roles that have it. A place one has no right to is absent, not grey. */
interface Place {
  readonly href: '/cards' | '/home' | '/passages' | '/start' | '/account';
  readonly label: 'place.cards' | 'place.home' | 'place.passages' | 'place.start' | 'place.account';
  readonly icon: IconName;
  readonly roles: readonly Role[];
  /** Beginnings of the addresses that belong to the place. */
  readonly covers: readonly string[];
}

/** Who may look at the list of cards; the server holds the same in its permission `card.read`. */
export const CARD_READERS = [
  'secretariat',
  'cardIssuer',
  'caretaker',
  'director',
  'deputyDirector',
] as const satisfies readonly Role[];
const CARD_BLOCKERS: readonly Role[] = ['secretariat', 'caretaker'];
const CARD_UNBLOCKERS: readonly Role[] = ['secretariat'];
export const CHILD_READERS = ['guardian'] as const satisfies readonly Role[];

const EVERYBODY: readonly Role[] = PERSON_ROLES;
const WITHOUT_SCREENS = EVERYBODY.filter(
  (role) => ![...CARD_READERS, ...CHILD_READERS].some((other) => other === role),
);

/** In the order of urgency: work at the school comes before one's own children. */
const PLACES: readonly Place[] = [
  { href: '/cards', label: 'place.cards', icon: 'card', roles: CARD_READERS, covers: ['/cards'] },
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

export const mayBlock = (roles: readonly Role[]): boolean => holdsOne(roles, CARD_BLOCKERS);

/** Only the office takes a block back (C-08). */
export const mayUnblock = (roles: readonly Role[]): boolean => holdsOne(roles, CARD_UNBLOCKERS);

/** Which place an address belongs to. */
export const isAt = (place: Place, path: string): boolean =>
  place.covers.some((start) => path.startsWith(start));
