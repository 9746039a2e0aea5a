import type { Role } from '../../shared/api/wire.ts';
import type { Place } from './place.ts';
import { placesOf } from './places.ts';

/** Whether the timetable stands among the pages of the calendar: for whoever has that place and none of the timetable. */
export const isTimetableInCalendar = (roles: readonly Role[]): boolean => {
  const hrefs = placesOf(roles).map(({ href }) => href);
  return hrefs.includes('/calendar') && !hrefs.includes('/timetable') && roles.includes('admin');
};

/** The place among those of a person to which an address belongs: the one of that name, else the first that covers it. */
export const placeAt = (places: readonly Place[], path: string): Place | undefined => {
  const at = places.filter((place) => isAt(place, path));
  return at.find(({ href }) => path === href || path.startsWith(`${href}/`)) ?? at[0];
};

/** A child's timetable is a place of its own, not one of entries. */
const CHILD_PLAN = /^\/child\/[^/]+\/plan$/;

/** Which place an address belongs to. */
export const isAt = (place: Place, path: string): boolean => {
  if (CHILD_PLAN.test(path)) return place.href === '/plan';
  return place.covers.some((start) => {
    if (place.isExact === true) return path === start;
    // „/account" is not the beginning of „/accounts".
    return path === start || path.startsWith(start.endsWith('/') ? start : `${start}/`);
  });
};
