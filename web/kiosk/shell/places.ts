import type { KioskSession } from '@furtka/hub-contract/kiosk-api';

/** Screens of the kiosk by their address: each can be linked, reloaded, gone back from. */
export const PLACES = {
  desk: '/duty',
  pass: '/duty/pass',
  visitIn: '/duty/visit',
  visitOut: '/duty/visits',
  book: '/duty/book',
  inside: '/duty/inside',
  doors: '/doors',
  safety: '/safety',
  muster: '/safety/muster',
  block: '/cards/block',
} as const;
export type Place = keyof typeof PLACES;

type Rights = Pick<KioskSession, 'mayBlock' | 'mayKeepBooks' | 'mayLockDown'>;

const placeOf = (path: string): Place | undefined => {
  const found = Object.entries(PLACES).find(([, address]) => address === path);
  return found?.[0] as Place | undefined;
};

/** Whether somebody may open a screen; the hub holds the same rule. */
export const mayOpen = (place: Place, rights: Rights): boolean => {
  if (place === 'block') return rights.mayBlock;
  if (place === 'safety') return rights.mayLockDown;
  if (place === 'doors' || place === 'inside' || place === 'muster') return true;
  return rights.mayKeepBooks;
};

/** Where a person begins: the desk of whoever keeps the books, the doors of a caretaker. */
export const homeOf = (rights: Rights): Place => (rights.mayKeepBooks ? 'desk' : 'doors');

/** The screen of an address; an unknown one, or one without the right to it, is the person's first screen. */
export const screenOf = (path: string, rights: Rights): Place => {
  const place = placeOf(path);
  return place !== undefined && mayOpen(place, rights) ? place : homeOf(rights);
};
