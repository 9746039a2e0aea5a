import { useSyncExternalStore } from 'react';

/** Whether a media query holds now. */
export const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );

/** Narrower than this two columns become one. */
export const ONE_COLUMN_QUERY = '(max-width: 1100px)';

/** Narrower than this the page is a phone: one column, tabs at the foot, large targets. */
export const PHONE_QUERY = '(max-width: 700px)';
