import { useEffect, useState } from 'react';

/** Whether something has been true for long enough to be worth showing. */
export const useDelayed = (active: boolean, delayMs: number): boolean => {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    setPassed(false);
    if (!active) return undefined;
    const timer = setTimeout(() => setPassed(true), delayMs);
    return () => clearTimeout(timer);
  }, [active, delayMs]);
  return active && passed;
};
