import type { Role } from '../../shared/api/wire.ts';
import type { IconName } from '../../shared/ui/icon-names.ts';

/** A place of the diary, with the roles that have it. A place one has no right to is absent, not grey. */
export interface Place {
  readonly href:
    | '/admin'
    | '/admin/devices'
    | '/cards'
    | '/people'
    | '/classes'
    | '/calendar'
    | '/timetable'
    | '/settings'
    | '/doors'
    | '/home'
    | '/privacy'
    | '/admin/privacy'
    | '/passages'
    | '/plan'
    | '/start'
    | '/my-class/data'
    | '/my-pupils'
    | '/groups'
    | '/class-accounts'
    | '/provider'
    | '/account';
  readonly label:
    | 'diary-devices:place.health'
    | 'diary-devices:place.devices'
    | 'place.cards'
    | 'diary-office:place.people'
    | 'diary-office:place.classes'
    | 'diary-office:place.calendar'
    | 'diary-timetable:place'
    | 'diary-timetable:place.child'
    | 'diary-settings:place.school'
    | 'diary-doors:place.doors'
    | 'place.home'
    | 'diary-privacy:place.own'
    | 'diary-privacy:place.office'
    | 'place.passages'
    | 'place.start'
    | 'diary-class:title'
    | 'diary-class:pupils.place'
    | 'diary-groups:place'
    | 'diary-access:class.place'
    | 'diary-provider:title'
    | 'place.account';
  readonly icon: IconName;
  readonly roles: readonly Role[];
  /** Or whoever was given this right. */
  readonly right?: string;
  /** Beginnings of the addresses that belong to the place. */
  readonly covers: readonly string[];
  /** Only these very addresses, not what begins with them. */
  readonly isExact?: boolean;
}
