import { useEffect, useReducer } from 'react';
import type { Board } from '../shown-tap.ts';
import { NEW_TOUR, nextTour, type Tour } from './tour.ts';

/** The tour, moved on by whatever the page shows. */
export const useTour = ({ state, tap }: Board, doorKey: string): Tour => {
  const [tour, look] = useReducer(nextTour, NEW_TOUR);
  useEffect(() => {
    if (state !== undefined) look({ state, tap, doorKey });
  }, [state, tap, doorKey]);
  return tour;
};
