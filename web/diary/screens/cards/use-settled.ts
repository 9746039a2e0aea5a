import { useEffect, useState } from 'react';

/** A value that has not changed for a while: one search a pause, not one a letter. */
export const useSettled = <Value>(value: Value, pauseMs: number): Value => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value, pauseMs]);
  return settled;
};

/** The address follows when one stops typing: it moves the whole page, which no letter must wait for. */
export const ADDRESS_PAUSE_MS = 400;

/** Letters that follow each other this closely ask once; a list must show what was typed within 100 ms. */
export const SEARCH_PAUSE_MS = 40;
