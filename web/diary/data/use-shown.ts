import { useState } from 'react';

/** Rows shown at first, and by each `more`. */
export const SHOWN = 30;

/** How many rows of a list are shown; another list begins anew. */
export const useShown = (list: string) => {
  const [shown, setShown] = useState({ list, count: SHOWN });
  const count = shown.list === list ? shown.count : SHOWN;
  return { count, more: () => setShown({ list, count: count + SHOWN }) };
};
