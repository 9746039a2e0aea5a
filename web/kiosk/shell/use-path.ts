import { useSyncExternalStore } from 'react';
import { PLACES, type Place } from './places.ts';

const subscribe = (changed: () => void): (() => void) => {
  addEventListener('popstate', changed);
  return () => removeEventListener('popstate', changed);
};

/** Path of the page's address; the browser's own back and forward work. */
export const usePath = (): string => useSyncExternalStore(subscribe, () => location.pathname);

/** Opens a screen; `print` asks it for paper at once. */
export const go = (place: Place, ask?: 'print'): void => {
  const address = ask === undefined ? PLACES[place] : `${PLACES[place]}?${ask}`;
  if (location.pathname !== PLACES[place]) history.pushState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
};
